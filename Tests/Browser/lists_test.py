"""Lists as clerks hand them over: several sheets in a workbook, titles above the header, columns left empty in front, a sum below."""

from desk import enrolled, finish
from programs import as_sheet, as_workbook, cells
from school import School, additions

school = School(6)
fresh = [school.person("高一1班") for _ in range(8)]
center, page = enrolled(school, "lists")
TITLE = ["云川实验学校 2026年新生名单"]


def rows_of(people):
    return [line.split(",") for line in additions(people).splitlines()]


HEADER = rows_of([])[0]


def several_sheets_are_offered():
    notes = [["填表说明"], ["请将证件号码设为文本"]]
    second = [TITLE, *(["", *row] for row in rows_of(fresh[5:]))]
    book = {"说明": notes, "高一1班": [TITLE, *rows_of(fresh[:5])], "高一2班": second, "Sheet3": []}
    page.log_in()
    page.open("/additions")
    page.fill("sheet", as_workbook(page.folder / "新生.xlsx", book))
    page.press("导入")
    page.says("新生.xlsx 里有几个工作表都像名单，要导入哪一个？")
    names = "、".join(person["姓名"] for person in fresh[:4])
    assert page.all(".choice")[0].text.split("\n") == ["高一1班", f"5 行：{names}……"], page.all(".choice")[0].text
    assert [choice.text.split("\n")[0] for choice in page.all(".choice")] == ["高一1班", "高一2班"]
    page.picture("which-sheet")
    page.find("input[name=index][value='2']").click()
    page.press("导入这一个")
    page.says("新生.xlsx", "全部合格。")
    assert [row[2] for row in page.rows()] == [person["姓名"] for person in fresh[5:]], page.rows()


def a_list_that_begins_in_b():
    wrong = fresh[1] | {"联系电话": "1"}
    people = [["", *row] for row in rows_of([fresh[0], wrong])]
    sheet = [TITLE, ["填表日期", "", "", "", "2026-09-01"], *people, ["合计", "2 人"]]
    page.open("/additions")
    page.fill("sheet", as_sheet(page.folder / "从B列开始", sheet))
    page.press("导入")
    page.says("2 行有错误，暂不能整批提交。")
    assert [row[0].split()[0] for row in page.rows()] == ["4", "5", "6"], "rows are counted as Excel shows them"
    page.picture("begins-in-b")
    page.unfold("更多")
    errors = cells(page.download("导出错误表", ".xls"))
    assert errors[0][0] == TITLE[0] and errors[1][4] == "2026-09-01" and errors[2][:19] == ["", *HEADER], errors[:3]
    assert errors[3][:19] == people[2] and errors[4][:2] == ["合计", "2 人"]
    errors[3][HEADER.index("联系电话") + 1] = fresh[1]["联系电话"]
    page.open("/additions")
    page.fill("sheet", as_sheet(page.folder / "错误表", errors))
    page.press("导入")
    page.says("错误表已收回，改了第 2 批的 2 行。", "1 行有错误")


finish(page, [several_sheets_are_offered, a_list_that_begins_in_b])
