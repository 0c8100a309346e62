"""Accessibility and weight of every page, by light and by dark, and the batch mended by keyboard alone; photographs of all of them."""

from selenium.webdriver.common.keys import Keys

from desk import declared, enrolled, finish, take_in
from judge import Judge
from programs import UNIT, as_sheet
from school import School, additions, reductions

MENU = ["", "amend", "additions", "reductions", "restore-person", "amendments", "classes", "insured", "declared", "rejections", "fees",
        "changes", "cards", "card-failures", "declare", "apply", "packages", "system"]
HELP = ["year", "home", "login", "amend", "additions", "reductions", "restore-person", "insured", "declared", "rejections", "fees",
        "changes", "cards", "card-failures", "amendments", "exchange", "system", "problems"]

school = School(120)
one, two, three = school.renewals[:3]
fresh = [school.person("新一1班") for _ in range(110)]
center, page = enrolled(school, "access")
judge = Judge(page)


def wrong(person, place):
    """Every third row has something the matter."""
    changes = [{"联系电话": "12"}, {"参保计划": "ZZ"}, {"性别": "男女"}, {"监护人证件号码": "1"}, {"证件号码": person["证件号码"][:-1]}]
    return person | changes[place // 3 % 5] if place % 3 == 0 else person


def a_year_with_something_on_every_page():
    page.open("/")
    judge.look("00-login")
    page.log_in()
    page.open("/additions")
    page.fill("sheet", as_sheet(page.folder / "新一1班", additions([wrong(person, place) for place, person in enumerate(fresh)])))
    page.press("导入")
    page.open("/reductions")
    page.fill("sheet", as_sheet(page.folder / "转学", reductions([two, three | {"姓名": "张冠李戴"}])))
    page.press("导入")
    page.press("只提交合格行")
    people = [person for person in school.renewals if person is not two]
    said = {"n" + person["证件号码"]: text for person, text in zip(people, ["张三", "他处参保", "已死亡"])}
    cards = "批次,个人编号,卡号,制卡日期,失败原因\nK01,100001,6200000001,2026-11-20,\nK01,100003,,,照片不清\n"
    take_in(page, center.answer(declared(page), school.core(people, **said), cards))
    page.open("/declared?class=" + "高一1班")
    page.find("input[name=person]").click()
    page.unfold("填充一列")
    page.choose("fill-field", "邮政编码")
    page.fill("fill-value", "215099")
    page.press("填充")


def pages_of_the_menu():
    for path in MENU:
        page.open("/" + path)
        judge.look("10-" + (path or "home"))
    judge.passes()


def pages_behind_the_menu():
    number = one["证件号码"]
    for name, path in [
            ("batch", "/additions/1"), ("batch-errors", "/additions/1?show=errors"), ("batch-row", "/additions/1?edit=2"), ("batch-2", "/additions/1?page=2"),
            ("reduction", "/reductions/2"), ("amendment", "/amendments/3"), ("reduced", "/reduced"), ("person", "/person/P100001"),
            ("amend", f"/amend?type=001&number={number}"), ("restore", f"/restore-person?type=001&number={two['证件号码']}"),
            ("search", "/search?q=1"), ("search-nothing", "/search?q=%E9%BE%98"), ("nothing", "/declared?q=zzz"), ("lost", "/nowhere"),
            ("sent", f"/packages/{UNIT}-2027-D0001.canbao"), ("received", f"/packages/{UNIT}-2027-R0001.canbao"),
            ("sheet", f"/packages/{UNIT}-2027-D0001.canbao/sheet"), ("slip", "/packages/slip"), ("another-activation", "/activate")]:
        page.open(path)
        judge.look("20-" + name)
    page.open("/additions/1")
    page.unfold("更多")
    judge.look("21-batch-menu")
    page.open("/declared")
    page.choose("scope", "查询出的全部 119 人")
    page.press("记为减少")
    judge.look("21-sure")
    page.open(f"/amend?type=001&number={number}")
    page.fill("f-birthDate", "2009-13-01")
    page.press("修改")
    judge.look("21-refused")
    page.unfold("对调证件号码")
    page.fill("other-number", three["证件号码"])
    page.press("核对")
    judge.look("21-swap")
    judge.passes()


def pages_of_help():
    for chapter in HELP:
        page.open(f"/help/{chapter}.html")
        judge.look("30-" + chapter)
    judge.passes()


def wide_and_on_paper():
    page.driver.set_window_size(1920, 1080)
    for name, path in [("home", "/"), ("batch", "/additions/1"), ("declared", "/declared"), ("person", "/person/P100001"), ("fees", "/fees")]:
        page.open(path)
        assert page.driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        page.picture(f"40-wide-{name}")
    page.open("/declare")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not page.find("nav.nav").is_displayed() and not page.find("header.bar").is_displayed(), "paper has no menu"
    page.picture("41-paper")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    page.driver.set_window_size(1024, 768)


def the_keyboard_mends_a_wrong_cell():
    page.open("/additions/1")
    page.keys(Keys.TAB)
    assert page.driver.switch_to.active_element.text == "跳到正文" and focus_is_seen()
    page.keys(Keys.ENTER)
    for _ in range(40):
        page.keys(Keys.TAB)
        assert focus_is_seen(), page.driver.switch_to.active_element.get_attribute("outerHTML")
        if page.driver.execute_script("return document.activeElement.matches('table[data-mend] td')"):
            break
    assert page.focused()[0] == 2, page.focused()
    while page.focused()[1] != "联系电话":
        page.keys(Keys.ARROW_RIGHT)
        assert focus_is_seen()
    page.picture("50-keyboard")
    page.keys(Keys.ENTER, fresh[0]["联系电话"], Keys.ENTER)
    page.until(lambda: page.cell(2, "联系电话").text == fresh[0]["联系电话"] and page.focused() == [3, "联系电话"])
    page.keys(Keys.F8)
    page.until(lambda: page.focused() == [5, "参保计划"])
    assert focus_is_seen()
    page.keys("GA", Keys.ENTER)
    page.until(lambda: page.cell(5, "参保计划").text == "GA")


def focus_is_seen():
    """The focused thing has an outline, lies in the window, and nothing covers its middle."""
    return page.driver.execute_script("""
        const element = document.activeElement, box = element.getBoundingClientRect(), style = getComputedStyle(element);
        const top = document.elementFromPoint(box.x + Math.min(box.width, innerWidth - box.x) / 2, box.y + Math.min(box.height, innerHeight - box.y) / 2);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && (element.contains(top) || top?.contains(element))""")


def keys_of_the_shell():
    page.open("/declared")
    page.keys("/")
    assert page.driver.switch_to.active_element.get_attribute("id") == "find"
    page.unfold("填充一列")
    page.keys(Keys.ESCAPE)
    assert not page.all("details.menu[open]") and page.driver.switch_to.active_element.text == "填充一列"
    page.keys(Keys.F1)
    page.until(lambda: page.find("h1").text.startswith("第 7 章"))
    page.press("← 回到程序")
    page.says("单位下年度申报人员信息查询")


finish(page, [
    a_year_with_something_on_every_page, pages_of_the_menu, pages_behind_the_menu, pages_of_help, wide_and_on_paper,
    the_keyboard_mends_a_wrong_cell, keys_of_the_shell])
