"""The center's page: from the first login over a comparison to decisions, with and without JavaScript."""

import json

from selenium.webdriver.common.keys import Keys

from desk import Page, finish, scratch
from judge import Judge
from programs import BIN, CENTER_PASSWORD, UNIT, UNIT_PASSWORD, Center, as_sheet, run
from school import School, additions

SECOND, THIRD, FOURTH = "320572", "320573", "320574"
OPERATOR, PASSWORD = "李敏", "operator-password"

folder = scratch()
school, other = School(130), School(8, seed=7)
one, two, three, four = school.renewals[:4]
fresh = [school.person("高一1班") for _ in range(4)]
roster = school.roster() + "\n".join(line.replace(UNIT, SECOND).replace(",1000", ",2000", 1) for line in other.roster().splitlines()[1:]) + "\n"
center = Center(folder / "center", school.roster())
for code, name in [(SECOND, "云川第二小学"), (THIRD, "桃源社区"), (FOURTH, "苇塘社区")]:
    center("unit", "add", code, name, "--kind", "school" if code == SECOND else "community")
center.take("roster", roster)


def activated(code):
    """A unit in a folder of its own, activated on the command line."""
    out, letters = folder / f"out-{code}", folder / f"letters-{code}"
    center("activate", code, "--out", out, "--letters", letters, "--password-file", center.password)
    (folder / "unit-password").write_text(UNIT_PASSWORD)
    run(BIN / "canbao", "activate", next(out.glob("*.canbao")), "--code-file", letters / f"{code}.code.txt",
        "--password-file", folder / "unit-password", "--data", folder / code)


def declared(code, people=()):
    """What the unit declares, with these added."""
    data = ["--data", folder / code]
    if people:
        staged = json.loads(run(BIN / "canbao", "stage", "additions", as_sheet(folder / f"new-{code}", additions(people)), "--json", *data))
        run(BIN / "canbao", "submit", staged["batch"], *data)
    out = folder / f"packages-{code}"
    out.mkdir(exist_ok=True)
    run(BIN / "canbao", "declare", "--out", out, "--password-file", folder / "unit-password", *data)
    return max(out.glob("*.canbao"))


for unit in [UNIT, SECOND, THIRD]:
    activated(unit)
# The second unit's first package comes too late, after its second.
late = declared(SECOND)
packages = [declared(UNIT, fresh), declared(SECOND, [fresh[0]])]
page = Page(center.folder, "center", program="canbao-center")
judge = Judge(page)


def log_in(name=OPERATOR, password=PASSWORD, at=None):
    at = at or page
    at.open("/")
    at.fill("operator", name)
    at.fill("password", password)
    at.press("登录")


def the_administrator_adds_an_operator():
    page.open("/")
    page.says("还没有经办人")
    judge.look("00-first-login")
    log_in("管理员", CENTER_PASSWORD)
    page.says("首页", "云川市医保中心")
    page.open("/operators")
    judge.look("01-no-operators")
    page.fill("name", OPERATOR)
    page.fill("password", PASSWORD)
    page.press("添加")
    page.says("已添加经办人“李敏”")
    judge.look("02-operators")
    page.press("退出登录")
    log_in(password="wrong-password")
    page.says("还可以再试 4 次")
    judge.look("03-wrong-password")
    log_in()
    page.says("首页", OPERATOR)
    assert "经办人" not in page.find("nav").text
    judge.passes()


def the_first_page_says_what_comes_next():
    page.says("收到的都已答复", "canbao-center receive")
    center("receive", *packages, "--password-file", center.password)
    page.open("/units?missing=1")
    assert [row[0] for row in page.rows()] == [SECOND]
    page.open(f"/units/{SECOND}")
    page.says("缺号 D0001")
    judge.look("09-missing")
    center("receive", late, "--password-file", center.password, expect=1)
    page.open("/")
    page.says("请先导入核心系统的数据")
    judge.look("10-home-received")
    people = school.renewals + other.renewals + fresh
    said = {"n" + person["证件号码"]: text for person, text in zip([one, two, three], ["张三", "已死亡", "他处参保"])}
    center.take("core", school.core(people, **said))
    page.open("/")
    page.says("有 143 人还没有比对")
    page.press("比对")
    page.says("已比对 2 个单位")
    page.open("/")
    page.says("有 2 个单位等待答复", "canbao-center result")
    judge.look("11-home-compared")
    for title, count in [("未开户", "1"), ("未申报", "1"), ("已收到，待答复", "2"), ("已答复", "0"), ("错误", "5"), ("通过", "138"), ("两个单位申报", "2")]:
        row = page.driver.find_element("xpath", f"//main//li[span[normalize-space()='{title}']]")
        assert row.text.split()[-1] == count, (title, row.text)
    judge.passes()


def numbers_lead_to_their_lists():
    for path in [link.get_attribute("href") for link in page.all("main .tally a")]:
        page.driver.get(path)
        assert page.find("h1").text and "没有办成" not in page.text, path
    page.open("/findings")
    assert page.total() == 5
    judge.look("20-findings")
    page.follow(page.driver.find_element("partial link text", "姓名与登记不一致"))
    assert page.total() == 1 and page.rows()[0][1] == one["姓名"]
    page.open("/findings?kind=accepted")
    assert page.total() == 138 and len(page.rows()) == 100
    page.press("下一页")
    assert len(page.rows()) == 38
    page.open(f"/findings?unit={SECOND}")
    assert page.total() == 1 and page.rows()[0][0] == SECOND
    judge.passes()


def a_decision_is_the_operators_own():
    page.open("/findings?reason=core.name-differs")
    page.follow(page.driver.find_element("link text", one["姓名"]))
    page.says("核心系统登记", "张三", "姓名与登记不一致")
    judge.look("30-row")
    page.find("input[name=kind][value=accepted]").click()
    page.fill("note", "已看过公安的更名证明")
    page.press("决定")
    page.says("已决定", "人工决定：通过", OPERATOR, "已看过公安的更名证明", "以后比对也不改它")
    judge.look("31-decided")
    page.open("/findings")
    page.press("比对")
    page.says("已比对 2 个单位")
    page.open("/findings?kind=accepted")
    assert page.total() == 139
    path = f"/units/{UNIT}/people/P100001"
    page.open(path)
    page.says("人工决定：通过")
    page.press("撤销决定")
    page.says("已撤销人工决定", "按规则：错误")
    judge.look("32-withdrawn")
    assert "完整" in center("verify-log")
    judge.passes()


def units_packages_fees_and_cards():
    cards = "批次,个人编号,卡号,制卡日期,失败原因\nK01,100005,6200000001,2026-11-20,\nK01,100006,,,照片不清\nK01,100007,,,地址不清\n"
    center.take("cards", cards)
    center.take("cards", "批次,个人编号,卡号,制卡日期,失败原因\nK02,100006,6200000002,2026-11-22,\n")
    page.open("/units")
    judge.look("40-units")
    page.open(f"/units/{UNIT}")
    page.says("申报包", "收发记录", "GA")
    judge.look("41-unit")
    page.open(f"/units/{SECOND}")
    page.says("退回", "这个申报包来晚了", "不用重送")
    page.open(f"/units/{FOURTH}")
    page.says("未开户", f"canbao-center activate {FOURTH}")
    judge.look("42-unit-not-activated")
    page.open(f"/units/{UNIT}/people")
    assert page.total() == 134
    page.fill("q", four["姓名"])
    page.find("main .filter button").click()
    page.until(lambda: page.total() >= 1 and all(row[0] == four["姓名"] for row in page.rows()))
    judge.look("43-people")
    page.open("/cards")
    assert page.total() == 1 and "100007" in page.text
    judge.look("44-cards")
    page.open("/cards/batches")
    assert [row[:4] for row in page.rows()] == [["K02", "1", "0", "0"], ["K01", "1", "2", "1"]], page.rows()
    judge.look("45-batches")
    page.open("/fees")
    page.says("所有单位", "合计")
    judge.look("46-fees")
    page.open("/packages?direction=refused")
    assert page.total() == 1
    judge.look("47-packages")
    page.fill("find", fresh[0]["证件号码"])
    page.find("#find").submit()
    page.until(lambda: len(page.rows()) == 2)
    judge.look("48-search")
    page.open("/units/999")
    page.says("没有代码为“999”的单位")
    judge.look("49-refused")
    judge.passes()


def lists_leave_as_files():
    page.open("/findings")
    rows = page.download("导出错误数据", ".xls")
    assert one["姓名"] in run(BIN / "canbao", "sheet", rows, "--format", "csv")
    page.open("/fees")
    assert "合计" in run(BIN / "canbao", "sheet", page.download("导出全部", ".xls"), "--format", "csv")


def after_the_answer_the_units_are_answered():
    out = folder / "results"
    center("result", "--all", "--out", out, "--password-file", center.password)
    assert len(list(out.glob("*.canbao"))) >= 2
    page.open("/units?state=answered")
    assert page.total() == 2
    page.open("/")
    page.says("收到的都已答复")
    judge.look("50-home-answered")
    judge.passes()


def without_a_script_it_works_too():
    # A second start finds the first.
    plain = Page(page.folder, "center-plain", scripted=False, program="canbao-center")
    try:
        assert plain.address == page.address
        log_in(at=plain)
        assert not plain.all("html.scripted")
        plain.open("/findings?reason=core.deceased")
        plain.follow(plain.driver.find_element("link text", two["姓名"]))
        plain.find("input[name=kind][value=pending]").click()
        plain.fill("note", "等家庭交户口簿")
        plain.press("决定")
        plain.says("人工决定：待核查")
        plain.open("/units")
        plain.choose("state", "未开户")
        plain.press("查询")
        assert plain.total() == 1
    finally:
        plain.driver.quit()


def wide_and_on_a_small_screen():
    for name, path in [("home", "/"), ("findings", "/findings"), ("row", f"/units/{UNIT}/people/P100002"), ("unit", f"/units/{UNIT}")]:
        page.driver.set_window_size(1920, 1080)
        page.open(path)
        assert page.driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        page.picture(f"60-wide-{name}")
        page.driver.set_window_size(720, 900)
        page.open(path)
        assert page.driver.execute_script("return document.documentElement.scrollWidth <= innerWidth"), path
        page.picture(f"61-narrow-{name}")
    page.driver.set_window_size(1024, 768)


def f1_opens_the_chapter_and_a_reason_its_place():
    page.open("/cards")
    page.keys(Keys.F1)
    page.until(lambda: "/help/money.html" in page.driver.current_url)
    chapters = [link.get_attribute("href") for link in page.all(".help nav li a")]
    assert len(chapters) >= 14
    for chapter in chapters:
        page.driver.get(chapter)
        judge.look("70-" + chapter.split("/")[-1].removesuffix(".html"))
    judge.passes()
    page.open("/findings?reason=core.name-differs")
    page.follow(page.driver.find_element("link text", "怎么办"))
    assert page.find(":target").text == "姓名与登记不一致"
    page.open("/units?state=not-activated")
    page.follow(page.driver.find_element("link text", "怎么做"))
    page.says("开户包和开户信")


def leaving_stops_the_program():
    page.open("/")
    page.button("退出系统").click()
    page.until(lambda: "程序已停止" in page.text)
    assert page.server.wait(timeout=20) == 0


finish(page, [
    the_administrator_adds_an_operator, the_first_page_says_what_comes_next, numbers_lead_to_their_lists, a_decision_is_the_operators_own,
    units_packages_fees_and_cards, lists_leave_as_files, after_the_answer_the_units_are_answered, without_a_script_it_works_too,
    wide_and_on_a_small_screen, f1_opens_the_chapter_and_a_reason_its_place, leaving_stops_the_program])
