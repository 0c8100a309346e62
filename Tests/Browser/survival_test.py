"""What a power cut, a killed program and a change of mind leave of an import: all of it or nothing."""

import json

from desk import enrolled, finish
from programs import BIN, as_sheet, run
from school import School, additions, number

school = School(12)
center, page = enrolled(school, "survival")
DATA = page.folder / "data"
LARGE = 12_000


def large_sheet():
    """Rows enough for an import that outlasts the first second, each with a number of its own."""
    people = []
    for index in range(LARGE):
        person = school.person("新一1班")
        area, order = 320100 + index // 900, index % 900 + 1
        people.append(person | {"证件号码": number(str(area), person["出生日期"], order), "性别": "M" if order % 2 else "F"})
    return as_sheet(page.folder / "全校新生", additions(people))


def batches():
    return json.loads(run(BIN / "canbao", "list", "batches", "--format", "json", "--data", DATA))


def intact():
    run(BIN / "canbao", "verify-log", "--data", DATA)


def begin_import(sheet):
    page.open("/additions")
    page.fill("sheet", sheet)
    page.button("导入").click()
    page.until(lambda: "/progress/" in page.driver.current_url)


def a_batch_outlives_the_program():
    page.log_in()
    people = [school.person("新一1班") for _ in range(5)]
    people[2]["姓名"] = "陆1"
    page.open("/additions")
    page.fill("sheet", as_sheet(page.folder / "新一1班", additions(people)))
    page.press("导入")
    page.reach(4, "姓名").click()
    page.keys("陆一一", "\ue007")
    page.until(lambda: "全部合格。" in page.text)
    page.lose_power()
    page.log_in()
    page.says("第 1 批", "还有 5 行没有提交。")
    page.press("去提交")
    assert page.cell(4, "姓名").text == "陆一一", "what was mended in place is there"
    intact()


def a_power_cut_in_an_import_leaves_no_half():
    before = batches()
    begin_import(large_sheet())
    page.lose_power()
    after = batches()
    assert [batch["batch"] for batch in after if batch["batch"] == 1], "the older batch is there"
    new = [batch for batch in after if batch["batch"] not in {old["batch"] for old in before}]
    assert all(batch["open"] == LARGE for batch in new), new
    intact()


def an_import_shows_how_far_it_is_and_is_given_up_without_a_trace():
    page.log_in()
    before = batches()
    begin_import(page.folder / "全校新生.xls")
    page.says("正在导入", "取消不留痕迹")
    page.picture("01-progress")
    page.press("取消")
    page.until(lambda: "/progress/" not in page.driver.current_url)
    page.says("已取消。", "什么也没有保存")
    assert batches() == before
    intact()


def the_same_import_goes_through_when_it_is_let():
    count = len(batches())
    begin_import(page.folder / "全校新生.xls")
    page.until(lambda: "/additions/" in page.driver.current_url)
    page.says(f"{LARGE:,}")
    assert len(batches()) == count + 1


finish(page, [
    a_batch_outlives_the_program,
    a_power_cut_in_an_import_leaves_no_half,
    an_import_shows_how_far_it_is_and_is_given_up_without_a_trace,
    the_same_import_goes_through_when_it_is_let,
])
