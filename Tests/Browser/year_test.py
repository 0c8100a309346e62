"""A whole year at one desk: classes move up, first-years come, what is wrong is mended, the center answers twice, cards arrive."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from desk import declared, enrolled, finish, take_in
from programs import as_sheet, cells
from school import School, additions

school = School(20)
classes = {name: [person for person in school.renewals if person["所属班级"] == name] for name in ("高一1班", "高一2班", "高二1班", "高二2班", "高三1班")}
ROOM = "高二2班"  # where the year happens, after moving up
stays, wanders, mistyped, swapped, other = [*classes["高一2班"], classes["高一1班"][0]]
fresh = {name: [school.person(name) for _ in range(4)] for name in ("新一1班", "新一2班", "新一3班")}
answers = iter(range(1, 9))
center, page = enrolled(school, "year")


def wrong_check(person):
    return person["证件号码"][:-1] + ("1" if person["证件号码"][-1] == "0" else "0")


def everybody_by_number():
    """Number and name of all whom the declared list holds."""
    page.open("/declared")
    return {row[4]: row[2] for row in page.rows()}


def open_batch(path, name):
    """From the list of batches, by the file's name."""
    page.open(path)
    page.press(name)


def graduates_leave():
    page.log_in()
    page.press("从整班升级开始")
    page.says("先减少毕业班，再升级。")
    page.press("看这些人")
    assert page.total() == 4
    page.choose("scope", "查询出的全部 4 人")
    page.choose("pick-reason", "毕业")
    page.press("记为减少")
    page.says("把这 4 人记为减少（毕业），对吗？", *[person["姓名"] for person in classes["高三1班"]])
    page.picture("01-sure")
    page.press("确定减少 4 人")
    page.says("4 人已记为减少（毕业）。")
    page.open("/reduced")
    assert {row[-2 - 1] for row in page.rows()} == {"毕业"} and page.total() == 4


def classes_move_up():
    page.open("/classes")
    proposed = {row[1]: page.find(f"input[name=next-{place}]").get_property("value") for place, row in enumerate(page.rows())}
    assert proposed == {"高一1班": "高二1班", "高一2班": "高二2班", "高二1班": "高三1班", "高二2班": "高三2班"}, proposed
    page.press("生成升级批次")
    page.says("4 个班 16 人要升级。", "划去的是原值")
    assert [(cell.find_element("css selector", "del").text, cell.find_element("css selector", "ins").text)
            for cell in page.all("td.cell-changed")].count(("高一2班", "高二2班")) == 4
    page.picture("02-moving-up")
    page.press("提交")
    page.says("已提交 16 行。")
    page.open("/classes")
    assert [row[1:3] for row in page.rows()] == [["高二1班", "4"], ["高二2班", "4"], ["高三1班", "4"], ["高三2班", "4"]], page.rows()


def three_classes_come_at_once():
    second, third = fresh["新一2班"], fresh["新一3班"]
    files = [
        as_sheet(page.folder / "新一1班", additions(fresh["新一1班"])),
        as_sheet(page.folder / "新一2班", additions([second[0] | {"联系电话": "12"}, second[1], second[2] | {"参保计划": "ZZ"}, second[3] | {"性别": "男女"}]), "xlsx"),
        as_sheet(page.folder / "新一3班", additions([third[0] | {"证件号码": wrong_check(third[0])}, third[1] | {"邮政编码": "2150"}, third[2], third[3] | {"家庭地址": ""}])),
    ]
    page.open("/additions")
    page.fill("sheet", "\n".join(map(str, files)))
    page.press("导入")
    page.says("已导入 3 个文件。", "新一1班.xls", "新一2班.xlsx", "新一3班.xls")
    page.press("全部合格的批次一起提交")
    page.says("已提交 1 批，共 4 行。")


def mended(row, title, value):
    page.until(lambda: page.cell(row, title).text == value and "cell-error" not in (page.cell(row, title).get_attribute("class") or ""))


def cells_are_mended_in_place():
    second = fresh["新一2班"]
    open_batch("/additions", "新一2班.xlsx")
    # Any cell, by a double click; the row below has the focus afterwards.
    ActionChains(page.driver).double_click(page.reach(3, "家庭地址")).perform()
    page.keys("云川路 8 号", Keys.ENTER)
    mended(3, "家庭地址", "云川路 8 号")
    page.until(lambda: page.focused() == [4, "家庭地址"])
    # F8 goes from one wrong cell to the next.
    page.keys(Keys.F8)
    page.until(lambda: page.focused() == [2, "联系电话"])
    page.keys(Keys.ENTER, second[0]["联系电话"], Keys.ENTER)
    mended(2, "联系电话", second[0]["联系电话"])
    page.keys(Keys.F8)
    page.until(lambda: page.focused() == [4, "参保计划"])
    # Arrow keys walk; Escape leaves a cell as it was; typing begins anew.
    page.keys(Keys.ARROW_DOWN, Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    assert page.focused() == [5, "性别"], page.focused()
    page.keys(Keys.F2, "X", Keys.ESCAPE)
    assert page.focused() == [5, "性别"] and page.cell(5, "性别").text == "男女"
    page.keys(second[3]["性别"], Keys.ENTER)
    mended(5, "性别", second[3]["性别"])
    page.reach(4, "参保计划").click()
    page.picture("03-mending")
    page.keys("GA", Keys.ENTER)
    mended(4, "参保计划", "GA")
    page.says("全部合格。")
    page.press("提交")
    page.says("已提交 4 行。")


def the_error_sheet_comes_back():
    third = fresh["新一3班"]
    open_batch("/additions", "新一3班.xls")
    page.says("3 行有错误")
    ActionChains(page.driver).double_click(page.reach(4, "家庭地址")).perform()
    page.keys("改过的地址", Keys.ENTER)
    mended(4, "家庭地址", "改过的地址")
    page.unfold("更多")
    rows = cells(page.download("导出错误表", ".xls"))
    assert rows[0][0] == "序号" and rows[0][-2:] == ["错误原因", "批次-行号"], rows[0]
    assert [row[1] for row in rows[1:]] == [third[0]["姓名"], third[1]["姓名"], third[3]["姓名"]], "only the wrong rows"
    rows[2][rows[0].index("邮政编码")] = "215028"
    rows[3][rows[0].index("家庭地址")] = "苇塘路 3 号"
    page.fill("sheet", as_sheet(page.folder / "错误表改好", rows))
    page.press("导入")
    page.says("错误表已收回", "1 行有错误")
    assert page.cell(4, "家庭地址").text == "改过的地址", "rows that are not in the error sheet stay"
    assert (page.cell(3, "邮政编码").text, page.cell(5, "家庭地址").text) == ("215028", "苇塘路 3 号")


def the_document_really_says_so():
    page.unfold("经核对证件原件无误")
    page.find("input[name=reason-2]").send_keys("已核对户口簿原件")
    page.picture("04-confirming")
    page.press("确认")
    page.says("已确认第 2 行。", "全部合格。")
    page.press("提交")
    page.says("已提交 4 行。")
    people = everybody_by_number()
    assert len(people) == 28 and people[wrong_check(fresh["新一3班"][0])] == fresh["新一3班"][0]["姓名"]


def look_up(path, number):
    page.open(path)
    page.choose("type", "001 居民身份证")
    page.fill("number", number)
    page.press("查询")


def one_leaves_and_returns():
    look_up("/amend", wanders["证件号码"])
    page.choose("reason", "转学")
    page.press("记为减少")
    page.says(f"{wanders['姓名']}已记为减少。")
    assert wanders["证件号码"] not in everybody_by_number()
    look_up("/restore-person", wanders["证件号码"])
    page.press("恢复")
    page.says("已恢复为正常")
    assert wanders["证件号码"] in everybody_by_number()


def one_is_amended_and_two_change_numbers():
    look_up("/amend", wanders["证件号码"])
    page.fill("f-phone", "19087654321")
    page.press("修改")
    page.says("已修改")
    look_up("/amend", swapped["证件号码"])
    page.unfold("对调证件号码")
    page.fill("other-number", other["证件号码"])
    page.press("核对")
    page.says(swapped["姓名"], other["姓名"], "对调以后")
    page.picture("05-swap")
    if not page.all("main form.panel button.primary"):
        raise AssertionError("a swap is refused:\n" + page.text)
    page.press("对调")
    page.says("证件号码已对调。")
    people = everybody_by_number()
    assert people[swapped["证件号码"]] == other["姓名"] and people[other["证件号码"]] == swapped["姓名"]


def a_class_is_amended_by_a_sheet_and_taken_back():
    page.open("/declared")
    page.choose("class", f"{ROOM}（4）")
    page.press("查询")
    before = page.rows()
    rows = cells(page.download("导出", ".xls"))
    postcode = rows[0].index("邮政编码")
    for row in rows[1:4]:
        row[postcode] = "215021"
    page.open("/amendments")
    page.fill("sheet", as_sheet(page.folder / "改邮编", rows))
    page.press("导入")
    page.says("3 人有改动，全部合格。")
    page.press("提交")
    page.says("已提交 3 行。")
    page.open(f"/declared?class={ROOM}")
    assert [row[postcode + 1] for row in page.rows()].count("215021") == 3
    open_batch("/amendments", "改邮编.xls")
    page.press("撤销本批")
    page.says("已撤销，3 行恢复原状。")
    page.open(f"/declared?class={ROOM}")
    assert page.rows() == before, "everything as it was"


def links_lead_to_as_many():
    """Every number on the first page against the list behind it."""
    page.open("/")
    numbers = page.driver.execute_script(
        """return [...document.querySelectorAll(".equation a, .tally a.amount")].filter((link) => !link.pathname.match(/additions|reductions|amendments/))
        .map((link) => [link.getAttribute("href"), (link.querySelector("b") ?? link).textContent])""")
    assert len(numbers) >= 11, numbers
    for place, (path, number) in enumerate(numbers):
        if not number.replace(",", "").isdigit():
            continue
        page.open("/")
        page.follow(page.all(f"main a[href='{path}']")[0])
        shown = page.total()
        expected = int(number.replace(",", ""))
        if path.startswith("/declared?origin=addition"):
            shown = sum("本年度减少" not in row for row in page.rows())
        assert shown == expected, (path, number, shown)
    return [int(number.replace(",", "")) for path, number in numbers[:4]]


def the_center_answers_twice():
    assert links_lead_to_as_many() == [20, 12, 4, 28]
    now = {number: {"证件类型": "001", "证件号码": number, "姓名": name} for number, name in everybody_by_number().items()}
    said = {"n" + fresh["新一1班"][0]["证件号码"]: "张三丰", "n" + stays["证件号码"]: "他处参保"}
    take_in(page, center.answer(declared(page), school.core(now.values(), **said)))
    assert links_lead_to_as_many() == [20, 12, 4, 28]
    page.open("/rejections?state=open&party=unit")
    assert page.total() == 1
    page.press("修改")
    page.fill("f-name", "张三丰")
    page.press("修改")
    page.says("已修改")
    page.open("/rejections")
    page.says("已修改待报")
    package = declared(page)
    page.open("/rejections")
    page.says("已重报")
    now[fresh["新一1班"][0]["证件号码"]]["姓名"] = "张三丰"
    cards = "批次,个人编号,卡号,制卡日期,失败原因\n" + "".join(f"K01,{100001 + place},62000{place:05},2026-12-01,\n" for place in range(4))
    take_in(page, center.answer(package, school.core(now.values()), cards))
    page.open("/rejections?state=open")
    page.says("没有记录")


def the_year_adds_up():
    assert links_lead_to_as_many() == [20, 12, 4, 28]
    page.says("首页") if page.find("h1").text == "首页" else page.open("/")
    page.open("/fees")
    lines = {row[0]: row[1:] for row in page.rows()[-3:]}
    assert lines["中心核定"] == lines["本机估算"] and lines["中心核定"][0] == "28" and lines["中心核定"][7] == "22,400.00", lines
    page.open("/cards")
    assert [row[8] for row in page.rows()].count("已制卡") == 4
    page.picture("06-cards")


def course(name):
    """What befell a person, oldest first."""
    page.fill("find", name)
    page.find("#find").send_keys("\n")
    page.until(lambda: page.find("h1").text == name)
    return [item.text for item in reversed(page.all(".timeline li strong"))]


def every_person_has_one_course():
    assert course("张三丰") == ["新增", "申报", "被驳回", "修改", "已重报", "中心已接收"], course("张三丰")
    page.says("张三丰")
    page.picture("07-course")
    assert course(wanders["姓名"]) == ["列入续保", "修改", "减少", "恢复", "修改", "修改", "撤销修改", "申报", "中心已接收"], course(wanders["姓名"])


finish(page, [
    graduates_leave, classes_move_up, three_classes_come_at_once, cells_are_mended_in_place, the_error_sheet_comes_back,
    the_document_really_says_so, one_leaves_and_returns, one_is_amended_and_two_change_numbers,
    a_class_is_amended_by_a_sheet_and_taken_back, the_center_answers_twice, the_year_adds_up, every_person_has_one_course])
