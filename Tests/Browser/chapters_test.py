"""The manual's twelve chapters: each 操作流程 step by step, and what the page says of it."""

import datetime
import zoneinfo

from desk import declared, enrolled, finish, take_in
from manual import CARDS, CHANGES, FAILURES, FEES, PEOPLE, REDUCTIONS, REJECTIONS
from programs import UNIT, UNIT_PASSWORD, as_sheet, cells
from school import School, additions, reductions

school = School(12)
one, two, three, four, five = school.renewals[:5]
freshmen = [school.person("高一3班") for _ in range(5)]
freshmen[0] |= {"参保计划": "GC", "免缴情况": "Y", "免缴类型": "001"}
center, page = enrolled(school, "chapters")


def look_up(path, person):
    page.open(path)
    page.choose("type", "001 居民身份证")
    page.fill("number", person["证件号码"])
    page.press("查询")


def number_ending_wrong(person):
    number = person["证件号码"]
    return number[:-1] + ("1" if number[-1] == "0" else "0")


def exported(header, people):
    """Exports the list in its default format; 18 digits come through whole only as text."""
    rows = cells(page.download("导出", ".xls"))
    assert rows[0][:len(header)] == header, rows[0]
    column = header.index("证件号码")
    assert {row[column] for row in rows[1:]} == {person["证件号码"] for person in people}, rows
    assert all(row[header.index("证件类型")] == "001" for row in rows[1:]), "codes keep their zeros"
    return rows


def chapter_1_login():
    page.open("/")
    page.fill("code", "320572")
    page.press("下一步")
    page.says("登录代码不正确")
    assert not page.all("input[type=password]"), "a wrong code gives no password field"
    page.fill("code", UNIT)
    page.press("下一步")
    page.says("云川实验学校", "密码")
    page.press("返回")
    assert not page.all("input[type=password]") and page.value("code") == ""
    page.fill("code", UNIT)
    page.press("下一步")
    page.fill("operator", "王老师")
    page.fill("password", "not-the-password")
    page.press("登录")
    page.says("密码不正确")
    assert not page.all("nav.nav"), "a wrong password opens nothing"
    page.fill("password", UNIT_PASSWORD)
    page.press("登录")
    assert page.find("h1").text == "首页"


def chapter_2_amendment():
    look_up("/amend", one)
    assert page.value("f-name") == one["姓名"] and page.value("f-class") == one["所属班级"]
    page.fill("f-phone", "19012345678")
    page.fill("f-address", "改了一半")
    page.button("重置").click()
    assert (page.value("f-phone"), page.value("f-address")) == (one["联系电话"], one["家庭地址"]), "重置 puts back what was loaded"
    page.fill("f-phone", "19012345678")
    page.press("修改")
    page.says("已修改")
    look_up("/amend", one)
    assert page.value("f-phone") == "19012345678"
    page.fill("f-birthDate", "2009-13-01")
    page.press("修改")
    page.says("没有办成")
    assert "f-birthDate" in [field.get_attribute("id") for field in page.all("[aria-invalid]")]
    page.press("取消")
    assert page.value("number") == "" and not page.all("#f-name"), "取消 clears"
    page.press("关闭")
    assert page.find("h1").text == "首页"


def chapter_3_additions():
    page.open("/additions")
    template = cells(page.download("下载模板（.xls）", ".xls"))
    assert template[0] == ["序号"] + PEOPLE[1:], template
    rows = [*freshmen[:4], freshmen[4] | {"证件号码": number_ending_wrong(freshmen[4])}, freshmen[4] | {"姓名": "多余", "参保计划": "ZZ"}]
    page.fill("sheet", as_sheet(page.folder / "高一3班", additions(rows)))
    page.press("导入")
    page.says("第 1 批", "2 行有错误，暂不能整批提交。")
    assert not page.button("提交").is_enabled()
    assert page.headings() == ["全选行", "序号", *PEOPLE[1:], "校验结果"]
    page.find("input[name=row][value='7']").click()
    page.press("删除")
    page.says("已删除 1 行。")
    page.press("校验")
    page.says("校验完成。", "1 行有错误")
    verdicts = [row[-1] for row in page.rows()]
    assert verdicts[0] == "合格" and "末位应为" in verdicts[4], verdicts
    frame, verdict = page.find(".table-scroll").rect, page.find("tbody tr:nth-child(5) td:last-child").rect
    assert abs(verdict["x"] + verdict["width"] - frame["x"] - frame["width"]) < 20, "errors stand in sight at the right"
    page.picture("03-errors")
    page.press("只提交合格行")
    page.says("已提交 4 行。", "1 行有错误，留在本批。")
    assert len(page.rows()) == 1
    page.fill("sheet", as_sheet(page.folder / "补一个", additions(freshmen[4:])))
    page.press("导入")
    page.says("第 2 批", "全部合格。")
    page.press("提交")
    page.says("已提交 1 行。")


def chapter_4_reductions():
    page.open("/reductions")
    template = cells(page.download("下载模板（.xls）", ".xls"))
    assert template[0] == REDUCTIONS, template
    sheet = reductions([two, three, four | {"姓名": "张冠李戴"}])
    page.fill("sheet", as_sheet(page.folder / "转学", sheet))
    page.press("导入")
    page.says("1 行有错误，暂不能整批提交。")
    assert page.headings() == ["全选行", *REDUCTIONS, "校验结果"]
    assert four["姓名"] not in page.text, "of another's name only the first character is shown"
    page.choose("reason", "转学")
    page.press("只提交合格行")
    page.says("已提交 2 行。")
    page.find("input[name=row]").click()
    page.press("删除")
    page.says("没有剩下的行。")
    page.open("/reduced")
    assert {row[1] for row in page.rows()} == {two["姓名"], three["姓名"]}
    assert {row[-3] for row in page.rows()} == {"转学"}


def chapter_5_restoration():
    look_up("/restore-person", two)
    fields = page.all("main form.panel input[id^=f-], main form.panel select[id^=f-]")
    assert len(fields) == 17 and all(field.get_attribute("readonly") for field in fields), "everything is read-only"
    page.press("取消")
    assert page.value("number") == "" and not page.all("#f-name")
    look_up("/restore-person", two)
    page.press("恢复")
    page.says(f"{two['姓名']}已恢复为正常。")
    look_up("/restore-person", two)
    page.says("不用恢复")
    assert not page.all("button[value=restore]")


def chapter_6_insured():
    page.open("/insured")
    page.press("查询")
    assert page.headings() == PEOPLE
    assert len(page.rows()) == 12 and page.rows()[0][1:] == [str(value) for value in one.values()], "as the center sent it"
    exported(PEOPLE, school.renewals)
    page.fill("q", five["姓名"])
    page.press("查询")
    assert [row[1] for row in page.rows()] == [five["姓名"]]
    exported(PEOPLE, [five])


def chapter_7_declared():
    page.open("/declared")
    page.press("查询")
    assert page.headings() == ["全选", *PEOPLE, "中心结果"]
    terms = [term.text for term in page.all(".equation b")]
    assert terms == ["12", "5", "1", "16"], terms
    people = [person for person in school.renewals if person is not three] + freshmen
    assert {row[4] for row in page.rows()} == {person["证件号码"] for person in people}
    rows = exported(PEOPLE, people)
    assert next(row for row in rows if row[1] == one["姓名"])[PEOPLE.index("联系电话")] == "19012345678", "as amended here"
    page.picture("07-declared")


def the_center_answers():
    """Two rejections by the unit's own fault, one by the family's, fees, and two batches of cards."""
    package = declared(page)
    people = [person for person in school.renewals if person is not three] + freshmen
    said = {"n" + person["证件号码"]: text for person, text in [(four, "张三"), (freshmen[1], "李四"), (five, "他处参保")]}
    cards = ("批次,个人编号,卡号,制卡日期,失败原因\nK01,100001,6200000001,2026-11-20,\nK01,100002,,,照片不清\n"
             "K02,100002,6200000002,2026-11-24,\nK02,100006,,,姓名太长\n")
    take_in(page, center.answer(package, school.core(people, **said), cards))


def chapter_8_rejections():
    page.open("/rejections")
    page.press("查询")
    assert page.headings() == REJECTIONS
    rows = page.rows()
    assert {row[0] for row in rows} == {four["姓名"], five["姓名"], freshmen[1]["姓名"]}
    assert all("待处理" in row[-1] for row in rows) and sum("需家庭举证" in row[-1] for row in rows) == 1
    for row in exported(REJECTIONS, [four, five, freshmen[1]])[1:]:
        assert "中心" in row[17] or "核心系统" in row[17] or "其他医疗保险" in row[17], row
    page.choose("party", "单位可更正")
    page.press("查询")
    assert {row[0] for row in page.rows()} == {four["姓名"], freshmen[1]["姓名"]}
    exported(REJECTIONS, [four, freshmen[1]])
    page.picture("08-rejections")


def figures(title, line):
    """Of one plan on the page: a line's numbers as text."""
    script = """return [...document.querySelectorAll('table.fees tbody')].filter((body) => body.rows[0].textContent.includes(arguments[0]))
        .flatMap((body) => [...body.rows].slice(1)).map((row) => [...row.cells].map((cell) => cell.textContent))"""
    return next(row[1:] for row in page.driver.execute_script(script, title) if row[0] == line)


def chapter_9_fees():
    page.open("/fees")
    page.press("查询")
    assert page.headings()[:8] == FEES
    # GA: 15 people at 200, 50, 300, 100, 150 yuan; GC: one exempt, whose 150 the district pays.
    assert figures("GA", "本机估算")[:7] == ["15", "0", "3,000.00", "750.00", "4,500.00", "1,500.00", "2,250.00"]
    assert figures("GC", "本机估算")[:7] == ["1", "1", "0.00", "50.00", "400.00", "100.00", "150.00"]
    assert figures("合计", "本机估算")[:7] == ["16", "1", "3,000.00", "800.00", "4,900.00", "1,600.00", "2,400.00"]
    # The center leaves out the three it rejected, all of GA.
    assert figures("合计", "中心核定")[:7] == ["13", "1", "2,400.00", "650.00", "4,000.00", "1,300.00", "1,950.00"]
    assert figures("合计", "差额")[0] == "−3"
    rows = cells(page.download("导出", ".xls"))
    assert rows[0][:8] == FEES and rows[-1][:8] == ["合计", "13", "1", "2400.00", "650.00", "4000.00", "1300.00", "1950.00"], rows
    page.choose("plan", "GC 学生居民医疗保险")
    page.press("查询")
    assert [body.text.split("\n")[0] for body in page.all("table.fees tbody")] == ["GC 学生居民医疗保险"]
    assert figures("GC", "中心核定")[:3] == ["1", "1", "0.00"]
    page.picture("09-fees")


def between(start, end):
    """Date fields take the digits in the order of the browser's language, so the value is set."""
    page.open("/changes")
    for field, day in [("from", start), ("to", end)]:
        page.driver.execute_script("document.getElementById(arguments[0]).value = arguments[1]", field, day.isoformat())
    page.press("查询")


def chapter_10_changes():
    today = datetime.datetime.now(zoneinfo.ZoneInfo("Asia/Shanghai")).date()
    day = datetime.timedelta(days=1)
    between(today, today)
    assert page.headings() == CHANGES
    seen = [(row[1], row[2], *row[5:]) for row in page.rows()]
    assert ("修改", one["姓名"], "联系电话", one["联系电话"], "19012345678", "王老师") in seen, seen
    assert ("减少", three["姓名"], "减少原因", "", "转学", "王老师") in seen, seen
    assert ("恢复", two["姓名"]) in [row[:2] for row in seen] and ("新增", freshmen[0]["姓名"]) in [row[:2] for row in seen], seen
    assert len(seen) == 9, seen
    rows = exported(CHANGES, [one, two, three, *freshmen])
    assert len(rows) == 10
    between(today + day, today + day)
    page.says("没有记录")
    between(today - day, today + day)
    assert len(page.rows()) == 9


def leave():
    page.press("退出")
    assert page.find("h1").text == "首页"


def chapter_11_cards():
    page.open("/cards")
    page.press("查询")
    assert page.headings() == CARDS
    active = [person for person in school.renewals if person is not three]
    rows = page.rows()
    assert {person["姓名"] for person in active} <= {row[1] for row in rows} and three["姓名"] not in {row[1] for row in rows}
    page.fill("number", "100002")
    page.press("查询")
    assert [row[:2] + row[5:] for row in page.rows()] == [["100002", two["姓名"], "K02", "6200000002", "2026-11-24", "已制卡"]], page.rows()
    exported(CARDS, [two])
    page.fill("number", "999999")
    page.press("查询")
    page.says("没有记录")
    leave()


def chapter_12_card_failures():
    page.open("/card-failures")
    page.press("查询")
    assert page.headings() == FAILURES
    six = school.renewals[5]
    assert {(row[0], row[2], row[6], row[7]) for row in page.rows()} == {
        ("K01", two["姓名"], "照片不清", "后来已制卡"), ("K02", six["姓名"], "姓名太长", "未制成")}, page.rows()
    exported(FAILURES, [two, six])
    page.fill("batch", "K02")
    page.press("查询")
    assert [row[2] for row in page.rows()] == [six["姓名"]]
    exported(FAILURES, [six])
    leave()


finish(page, [
    chapter_1_login, chapter_2_amendment, chapter_3_additions, chapter_4_reductions, chapter_5_restoration, chapter_6_insured,
    chapter_7_declared, the_center_answers, chapter_8_rejections, chapter_9_fees, chapter_10_changes, chapter_11_cards,
    chapter_12_card_failures])
