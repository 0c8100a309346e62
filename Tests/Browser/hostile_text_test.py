"""Text that wants to be more than text, in every cell, in file names and in the operator's name: it stays text, on every page and in every export."""

import csv
import urllib.parse
import zipfile

from desk import declared, enrolled, finish, take_in
from programs import UNIT, UNIT_PASSWORD, as_sheet, cells
from school import ADDITIONS, FIELDS, School

LONG = "长" * 300
HOSTILE = [
    "<script>window.hit=1;alert(1)</script>", "\"'><img src=x onerror=\"window.hit=1\">", "{{shell.token}}", "{{{rows}}}", LONG,
    "\u202e甲乙\u200f丙丁", "=cmd|' /C calc'!A0", "甲\x01乙",
]
FILE_NAME = "<img src=x onerror=alert(1)>{{shell.token}}{{{rows}}}'"
OPERATOR = "<b>{{shell.token}}</b>"

school = School(3)
center, page = enrolled(school, "hostile")
# A row for each text in each cell; in the first one nothing is the matter.
grid = [["1", *school.person("一班").values()]]
placed = {}
for column in range(len(ADDITIONS)):
    for text in HOSTILE:
        row = [str(len(grid) + 1), *school.person("一班").values()]
        row[column] = text
        grid.append(row)
        placed[len(grid) + 1] = (ADDITIONS[column], text)


def tidy(text):
    """What the program makes of control characters where the rules do not refuse them."""
    return text.replace("\x01", " ")


def nothing_came_alive(*texts):
    """No script, no element, no value of a template, nothing beside the window; and the texts stand there."""
    state = page.driver.execute_script("""return {
        hit: window.hit ?? null, elements: document.querySelectorAll("body script, body img, body b[onerror], .note b").length,
        text: document.body.textContent, token: document.querySelector("input[name=token]")?.value,
        width: document.documentElement.scrollWidth, window: innerWidth }""")
    where = page.driver.current_url
    assert state["hit"] is None and state["elements"] == 0, where
    assert not state["token"] or state["token"] not in state["text"], f"the token is shown at {where}"
    assert state["width"] <= state["window"], f"{state['width']} px wide: {where}"
    for text in texts:
        assert text in state["text"], f"{text[:50]!r} is not shown at {where}"
    log = [entry for entry in page.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
    assert not log, (where, log)


def the_operator_is_text():
    page.open("/")
    page.fill("code", "<script>alert(1)</script>{{gate.token}}")
    page.press("下一步")
    nothing_came_alive()
    assert page.value("code") == "<script>alert(1)</script>{{gate.token}}"
    page.fill("code", UNIT)
    page.press("下一步")
    page.fill("operator", OPERATOR)
    page.fill("password", UNIT_PASSWORD)
    page.press("登录")
    nothing_came_alive()


def shown_cells():
    """Text and tooltip of each cell, over all pages of a batch, by row."""
    seen = {}
    while True:
        nothing_came_alive()
        seen |= {row: shown for row, shown in page.driver.execute_script(
            """return [...document.querySelectorAll("table[data-mend] tbody tr")].map((row) =>
            [Number(row.querySelector("input[name=row]").value), [...row.cells].map((cell) => [cell.textContent, cell.title])])""")}
        further = page.driver.find_elements("link text", "下一页")
        if not further:
            return seen
        page.follow(further[0])


def a_batch_shows_every_cell():
    sheet = as_sheet(page.folder / FILE_NAME, [ADDITIONS, *grid])
    assert [(row + [""])[:len(ADDITIONS)] for row in cells(sheet)[1:]] == grid, "the file itself is as meant"
    page.open("/additions")
    page.fill("sheet", sheet)
    page.press("导入")
    nothing_came_alive(FILE_NAME)
    seen = shown_cells()
    assert len(seen) == len(grid)
    for number, (title, text) in placed.items():
        shown, tooltip = seen[number][1 + ADDITIONS.index(title)]
        assert shown in (text, tidy(text)) or tooltip in ("表格里是 " + text, "表格里是 " + tidy(text)), (title, text[:50], shown[:50], tooltip[:50])
    for tab in ["errors", "warnings", "good"]:
        page.open(f"/additions/1?show={tab}")
        shown_cells()
    page.picture("01-batch")


def the_error_sheet_holds_the_same():
    page.unfold("更多")
    rows = cells(page.download("导出错误表", ".xls"))
    by_row = {int(row[-1].split("-")[1]): row for row in rows[1:]}
    assert len(by_row) > 50
    for number, row in by_row.items():
        title, text = placed[number]
        assert row[ADDITIONS.index(title)] in (text, tidy(text)), (title, text[:50], row[ADDITIONS.index(title)][:50])
    page.fill("sheet", as_sheet(page.folder / "错误表", rows))
    page.press("导入")
    page.says("错误表已收回")
    nothing_came_alive()


def names_are_confirmed_and_the_good_rows_submitted():
    wrong = [row for row, (title, text) in placed.items() if title == "姓名"]
    page.open("/additions/1?show=errors")
    for row in wrong:
        found = page.all(f"button[name=confirm][value='{row}']")
        assert found, f"row {row} can't be confirmed: {placed[row]}"
        page.driver.execute_script("arguments[0].closest('details').open = true", found[0])
        page.find(f"input[name=reason-{row}]").send_keys("{{shell.token}}<b>")
        page.follow(found[0])
        page.says(f"已确认第 {row} 行。")
    page.press("只提交合格行")
    nothing_came_alive()
    page.says("已提交")


def people():
    """As listed: column by heading."""
    page.open("/declared")
    headings = page.headings()
    return [dict(zip(headings, row)) for row in page.driver.execute_script(
        "return [...document.querySelectorAll('.table-scroll tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))")]


def expected():
    return {(title, tidy(text)) for title in ["姓名", "所属班级", "家庭地址"] for text in HOSTILE}


def the_list_and_the_changes_hold_them():
    listed = people()
    for title, text in expected():
        assert any(person[title] == text for person in listed), (title, text[:50])
    nothing_came_alive(*[text for _, text in expected()])
    page.picture("02-declared")
    page.open("/changes")
    nothing_came_alive(OPERATOR, *HOSTILE[:5])
    page.open("/additions")
    nothing_came_alive(FILE_NAME, OPERATOR)
    page.open("/classes")
    nothing_came_alive(*[tidy(text) for text in HOSTILE])
    page.open("/")
    nothing_came_alive(FILE_NAME)


def search_and_a_persons_page_hold_them():
    for text in HOSTILE:
        page.open("/search?q=" + urllib.parse.quote(text))
        nothing_came_alive()
        assert page.find("h1").text != "找人" or page.value("find") == text, text[:50]
    names = {person["姓名"]: place for place, person in enumerate(people())}
    for text in map(tidy, HOSTILE):
        page.open("/declared")
        page.all(".table-scroll tbody a[href^='/person/']")[names[text]].click()
        page.until(lambda: page.find("h1").get_property("textContent") == text)
        nothing_came_alive(text)
        page.press("修改、减少")
        nothing_came_alive(text)
        assert page.value("f-name") == text
    page.picture("03-person")
    page.open("/declared?class=" + urllib.parse.quote(HOSTILE[0]))
    page.choose("scope", "查询出的全部 1 人")
    page.press("记为减少")
    nothing_came_alive(HOSTILE[0])


def exports_hold_the_same():
    for ending in [".xls", ".xlsx", ".csv"]:
        page.open("/declared")
        file = page.download("导出" if ending == ".xls" else ending, ending)
        if ending == ".csv":
            with file.open(encoding="utf-8-sig", newline="") as source:
                rows = list(csv.reader(source))
        else:
            rows = cells(file)
        if ending == ".xlsx":
            with zipfile.ZipFile(file) as parts:
                assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if "sheet" in name), "no cell is a formula"
        for title, text in expected():
            held = [row[rows[0].index(title)] for row in rows[1:]]
            guarded = [text] if ending != ".csv" else [text, "'" + text, "\t" + text]
            assert any(value in held for value in guarded), (ending, title, text[:50])


def packages_carry_them():
    page.open("/declare")
    nothing_came_alive()
    package = declared(page)
    broken = page.folder / (FILE_NAME + ".canbao")
    broken.write_text("no package")
    page.open("/apply")
    page.fill("package", broken)
    page.press("打开")
    nothing_came_alive()
    page.open("/packages")
    nothing_came_alive(FILE_NAME)
    listed = [{field: person[field] for field in FIELDS} for person in people()]
    names = {tidy(text) for text in HOSTILE}
    known = [person | {"姓名": "张三" if person["姓名"] in names else person["姓名"], "证件号码": person["证件号码"]} for person in listed]
    take_in(page, center.answer(package, school.core([person for person in known if person["证件号码"].isalnum()])))
    page.open("/rejections")
    nothing_came_alive(*names)
    assert page.total() == len(names)
    page.picture("04-rejections")


finish(page, [
    the_operator_is_text, a_batch_shows_every_cell, the_error_sheet_holds_the_same, names_are_confirmed_and_the_good_rows_submitted,
    the_list_and_the_changes_hold_them, search_and_a_persons_page_hold_them, exports_hold_the_same, packages_carry_them])
