"""Every page works without JavaScript: from the login to a package, with ticks, filters, sorting and in-row mending."""

from desk import declared, enrolled, finish
from programs import as_sheet
from school import School, additions

school = School(15)
room = [person for person in school.renewals if person["所属班级"] == "高一2班"]
fresh = [school.person("新一1班") for _ in range(4)]
center, page = enrolled(school, "without-script", scripted=False)


def no_script_runs():
    page.log_in()
    # The script marks the page as soon as it runs. (The driver's own script would run all the same.)
    assert not page.all("html.scripted")


def a_row_is_mended_with_its_link():
    wrong = [fresh[0], fresh[1] | {"联系电话": "12"}, fresh[2] | {"邮政编码": "2"}, fresh[3]]
    page.open("/additions")
    page.fill("sheet", as_sheet(page.folder / "新一1班", additions(wrong)))
    page.press("导入")
    page.says("2 行有错误")
    page.follow(page.find("a.edit[href*='edit=3']"))
    field = page.find("input[name='cell-3-phone']")
    assert field.get_attribute("aria-invalid") == "true" and field.get_property("value") == "12"
    field.clear()
    field.send_keys(fresh[1]["联系电话"])
    page.picture("01-row")
    page.press("保存")
    page.says("1 行有错误")
    assert page.all(".cell-error")[0].text == "2"
    # Enter in a field saves too.
    page.follow(page.find("a.edit[href*='edit=4']"))
    field = page.find("input[name='cell-4-postcode']")
    field.clear()
    field.send_keys("215028\n")
    page.until(lambda: "全部合格。" in page.text)


def rows_go_and_come_back():
    for row in [2, 5]:
        page.find(f"input[name=row][value='{row}']").click()
    page.press("删除")
    page.says("已删除 2 行。")
    assert len(page.rows()) == 2
    page.press("恢复删除的 2 行")
    assert len(page.rows()) == 4
    page.find("input[name=row][value='5']").click()
    page.press("删除")
    page.unfold("更多")
    page.choose("fill-field", "邮政编码")
    page.fill("fill-value", "215021")
    page.choose("fill-rows", "全部行")
    page.press("填充")
    page.says("3 行的邮政编码填成了“215021”。")


def rows_are_submitted():
    page.press("校验")
    page.says("校验完成，全部合格。")
    page.press("提交")
    page.says("已提交 3 行。")


def people_are_ticked_and_reduced():
    page.open("/declared")
    page.choose("class", "高一2班（3）")
    page.press("查询")
    assert {row[2] for row in page.rows()} == {person["姓名"] for person in room}
    for box in page.all("input[name=person]")[:2]:
        box.click()
    names = [row[2] for row in page.rows()[:2]]
    page.choose("pick-reason", "转学")
    page.press("记为减少")
    page.says("把这 2 人记为减少（转学），对吗？", *names)
    page.picture("02-sure")
    page.press("返回")
    assert page.total() == 3, "the way back keeps the filter and reduces nobody"
    for box in page.all("input[name=person]")[:2]:
        box.click()
    page.choose("pick-reason", "转学")
    page.press("记为减少")
    page.press("确定减少 2 人")
    page.says("2 人已记为减少（转学）。")
    page.open("/reduced")
    assert {row[1] for row in page.rows()} == set(names)


def lists_are_filtered_and_sorted():
    page.open("/declared")
    page.choose("origin", "上年度续保")
    page.press("查询")
    assert page.total() == 13
    page.driver.find_element("link text", "出生日期").click()
    page.until(lambda: page.find("th[aria-sort]").get_attribute("aria-sort") == "ascending")
    days = [row[6] for row in page.rows()]
    assert len(days) == 13 and days == sorted(days), days
    page.driver.find_element("link text", "出生日期").click()
    page.until(lambda: page.find("th[aria-sort]").get_attribute("aria-sort") == "descending")
    assert [row[6] for row in page.rows()] == sorted(days, reverse=True)
    page.fill("q", room[2]["姓名"])
    page.press("查询")
    assert page.total() == 1 and page.value("origin") == "renewal"


def a_person_is_amended():
    page.press("修改")
    page.fill("f-phone", "19012345678")
    page.press("修改")
    page.says("已修改")
    page.press("取消")
    assert page.value("number") == ""


def a_menu_of_details_opens():
    page.open("/declared")
    page.find("input[name=person]").click()
    page.unfold("填充一列")
    page.choose("fill-field", "邮政编码")
    page.fill("fill-value", "215099")
    page.press("填充")
    page.says("1 人的邮政编码要改。", "划去的是原值")
    page.press("提交")
    page.says("已提交 1 行。")


def a_package_is_made():
    package = declared(page)
    assert package.stat().st_size > 1000
    page.open("/packages")
    page.says("D0001", "还没有回执")
    page.find("button[value=logout]").click()
    page.until(lambda: page.find("h1").text == "登录")


finish(page, [
    no_script_runs, a_row_is_mended_with_its_link, rows_go_and_come_back, rows_are_submitted, people_are_ticked_and_reduced,
    lists_are_filtered_and_sorted, a_person_is_amended, a_menu_of_details_opens, a_package_is_made])
