"""Accessibility and weight of every page, by light and by dark, and the batch mended by keyboard alone; photographs of all of them."""

from selenium.webdriver.common.keys import Keys

from desk import declared, enrolled, finish, take_in
from programs import UNIT, as_sheet
from school import School, additions, reductions

# Runs in the page and returns what is wrong with it.
FAULTS = """
const faults = [], say = (what, element) => faults.push(what + ": " + element.outerHTML.slice(0, 160));
const shown = (element) => element.checkVisibility({ visibilityProperty: true });
for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
  const names = [field.getAttribute("aria-label"), ...[...(field.labels ?? [])].map((label) => label.textContent)];
  if (!names.some((name) => name?.trim())) say("no label", field);
}
for (const thing of document.querySelectorAll("button, a[href], summary")) {
  if (!(thing.getAttribute("aria-label") ?? thing.textContent).trim()) say("no text", thing);
}
for (const picture of document.querySelectorAll("img")) if (!picture.alt) say("no alternative text", picture);
for (const heading of document.querySelectorAll("thead th")) if (!heading.textContent.trim()) say("empty heading", heading);
if (document.querySelectorAll("h1").length !== 1) faults.push("h1: " + document.querySelectorAll("h1").length);
if (document.querySelectorAll("main").length !== 1) faults.push("main: " + document.querySelectorAll("main").length);
if (!document.documentElement.lang.startsWith("zh")) faults.push("lang");
if (!document.title.trim()) faults.push("title");
const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) faults.push("id twice: " + id);
for (const label of document.querySelectorAll("label[for]")) if (!document.getElementById(label.htmlFor)) say("label of nothing", label);
for (const element of document.querySelectorAll("[aria-describedby], [aria-labelledby]")) {
  for (const id of (element.getAttribute("aria-describedby") ?? element.getAttribute("aria-labelledby")).split(" ")) {
    if (!document.getElementById(id)) say("described by nothing", element);
  }
}
if (document.documentElement.scrollWidth > innerWidth) faults.push("wider than the window: " + document.documentElement.scrollWidth);
for (const element of document.querySelectorAll("main *")) {
  if (element.closest(".table-scroll, .hidden, svg") || !shown(element)) continue;
  if (element.getBoundingClientRect().right > innerWidth + 1) say("beyond the window", element);
}
return faults;
"""

CONTRAST = """
const channels = (text) => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
const light = (color) => { const [r, g, b] = color.map((c) => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
const ratio = (a, b) => { const [x, y] = [light(a.slice(0, 3)), light(b.slice(0, 3))].sort((p, q) => q - p); return (x + .05) / (y + .05); };
function ground(element) {
  const layers = [];
  for (let at = element; at; at = at.parentElement) layers.push(channels(getComputedStyle(at).backgroundColor));
  return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
}
const faults = new Map();
function judge(element, style, text) {
  const below = ground(element), color = over(channels(style.color), below), found = ratio(color, below);
  if (found < 4.5) faults.set(element.tagName + "." + element.className + " " + style.color, `${found.toFixed(2)} ${style.color} on ${below.slice(0, 3)} ${element.tagName}.${element.className} “${text.trim().slice(0, 20)}”`);
}
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement, text = walker.currentNode.data;
  if (!text.trim() || element.closest("option, :disabled, script") || !element.checkVisibility({ visibilityProperty: true })) continue;
  if (element.getBoundingClientRect().width <= 1) continue;
  judge(element, getComputedStyle(element), text);
}
for (const field of document.querySelectorAll("input:not([type=checkbox], [type=radio], [type=hidden]), select")) {
  if (field.disabled || !field.checkVisibility()) continue;
  judge(field, getComputedStyle(field), field.value);
  if (field.placeholder) judge(field, getComputedStyle(field, "::placeholder"), field.placeholder);
}
return [...faults.values()];
"""

WEIGHT = """
const page = performance.getEntriesByType("navigation")[0];
const others = performance.getEntriesByType("resource").filter((entry) => !entry.name.includes("/help/pictures/"));
return [page.decodedBodySize + others.reduce((sum, entry) => sum + entry.decodedBodySize, 0), 1 + others.length];
"""

MENU = ["", "amend", "additions", "reductions", "restore-person", "amendments", "classes", "insured", "declared", "rejections", "fees",
        "changes", "cards", "card-failures", "declare", "apply", "packages", "system"]
HELP = ["year", "home", "login", "amend", "additions", "reductions", "restore-person", "insured", "declared", "rejections", "fees",
        "changes", "cards", "card-failures", "amendments", "exchange", "system", "problems"]

school = School(120)
one, two, three = school.renewals[:3]
fresh = [school.person("新一1班") for _ in range(110)]
center, page = enrolled(school, "access")


def wrong(person, place):
    """Every third row has something the matter."""
    changes = [{"联系电话": "12"}, {"参保计划": "ZZ"}, {"性别": "男女"}, {"监护人证件号码": "1"}, {"证件号码": person["证件号码"][:-1]}]
    return person | changes[place // 3 % 5] if place % 3 == 0 else person


def a_year_with_something_on_every_page():
    page.open("/")
    look("00-login")
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


faults = []


def scheme(value):
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": value}]})


def look(name):
    """One page: what the browser holds against it, in both schemes, and a photograph of each."""
    found = [f"{name}: {fault}" for fault in page.driver.execute_script(FAULTS)]
    weight, requests = page.driver.execute_script(WEIGHT)
    if weight > 150 * 1024 or requests > 4:
        found.append(f"{name}: {weight} bytes in {requests} requests")
    for shade in ["light", "dark"]:
        scheme(shade)
        found += [f"{name}, {shade}: contrast {fault}" for fault in page.driver.execute_script(CONTRAST)]
        page.picture(f"{name}-{shade}")
    scheme("light")
    faults.extend(found)


def judged():
    """What was found since the last time."""
    found, faults[:] = list(faults), []
    assert not found, "\n".join(found)


def pages_of_the_menu():
    for path in MENU:
        page.open("/" + path)
        look("10-" + (path or "home"))
    judged()


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
        look("20-" + name)
    page.open("/additions/1")
    page.unfold("更多")
    look("21-batch-menu")
    page.open("/declared")
    page.choose("scope", "查询出的全部 119 人")
    page.press("记为减少")
    look("21-sure")
    page.open(f"/amend?type=001&number={number}")
    page.fill("f-birthDate", "2009-13-01")
    page.press("修改")
    look("21-refused")
    page.unfold("对调证件号码")
    page.fill("other-number", three["证件号码"])
    page.press("核对")
    look("21-swap")
    judged()


def pages_of_help():
    for chapter in HELP:
        page.open("/help/" + chapter)
        look("30-" + chapter)
    judged()


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
