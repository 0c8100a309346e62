"""What systems export under the name of .xls and is none: the list is found in it. What we write as CSV holds no formula for LibreOffice."""

import os
import pathlib
import subprocess
import tempfile

import openpyxl

BIN = pathlib.Path(os.environ["CANBAO_BIN"])
HEADER = "序号 姓名 证件类型 证件号码 性别 出生日期 参保计划 户口所在地 免缴情况 免缴类型 所属社区 所属派出所代码 所属班级 家庭地址 邮政编码 联系电话 监护人姓名 监护人证件号码".split()
TAIL = "园区 Y 001 016766 000003 高二2班 吴江市桃源镇 111111 13555896544 发生的 320323198804113000".split()
PEOPLE = [
    ["1", "小米", "001", "230502198901182964", "F", "1989-1-18", "GC"] + TAIL,
    ["2", "小李", "001", "230502199601282968", "F", "1996-1-28", "GA"] + TAIL,
    ["3", "小耳朵", "001", "230502199001182920", "F", "1990-1-18", "GC"] + TAIL,
]
TITLE = "苏州市实验小学&nbsp;2026年新生名单"
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1+1", "＠x", "=HYPERLINK(\"http://x\",\"y\")", "+8613912345678", "x;=1+1"]


def canbao(*arguments):
    done = subprocess.run([BIN / "canbao", *arguments], capture_output=True)
    assert done.returncode == 0, (arguments, done.returncode, done.stderr.decode())
    return done.stdout.decode("utf-8")


def office(path, ending, *arguments):
    out = path.parent / "office"
    subprocess.run(["soffice", "--headless", *arguments, "--convert-to", ending, "--outdir", out, path], check=True, capture_output=True)
    return out / (path.stem + "." + ending.split(":")[0])


def exported_page():
    """GB 2312 by its meta tag; a title over all columns; apostrophes, tabs and no-break spaces about the numbers; no end tags in the header."""
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table border=1>\r\n'
    page += f"<tr><th colspan=18>{TITLE}</th></tr>\r\n<TR>" + "".join(f"<TH>{title}" for title in HEADER) + "\r\n"
    for row in PEOPLE:
        cells = [f"'{value}" if column == 3 else f"&nbsp;\t{value}\t" if column == 17 else value for column, value in enumerate(row)]
        page += "<tr>" + "".join(f'<td style="vnd.ms-excel.numberformat:@">{cell}</td>\r\n' for cell in cells) + "</tr>\r\n"
    return (page + "</table></body></html>").encode("gb18030")


def grid_in_a_layout():
    """A saved page: the grid's header is a table of its own, and both stand in a table that arranges them."""
    head = "<table><tr>" + "".join(f"<th><div>{title}</div></th>" for title in HEADER) + "</tr></table>"
    body = "<table>" + "".join("<tr>" + "".join(f"<td><div>{value}</div></td>" for value in row) + "</tr>" for row in PEOPLE) + "</table>"
    return f"<!DOCTYPE html><body><table><tr><td>首页</td><td>退出</td></tr><tr><td>菜单</td><td>{head}{body}</td></tr></table></body>".encode()


def excel_2003_xml(encoding="UTF-16"):
    def cells(row):
        return "<Row>" + "".join(f'<Cell><Data ss:Type="String">{value}</Data></Cell>' for value in row) + "</Row>\r\n"

    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="名单"><Table><Row><Cell ss:MergeAcross="17">'
        f'<Data ss:Type="String">名单</Data></Cell></Row>{"".join(map(cells, [HEADER] + PEOPLE))}</Table></Worksheet></Workbook>'
    ).encode(encoding)


def tabs():
    return ("实验小学,2026年新生名单\r\n" + "".join("\t".join(row) + "\r\n" for row in [HEADER] + PEOPLE)).encode("utf-16-le")


def lists_are_found(folder):
    for make in [exported_page, grid_in_a_layout, excel_2003_xml, tabs]:
        path = folder / (make.__name__ + ".xls")
        path.write_bytes(make())
        said = canbao("check", "additions", path, "--sample-tables")
        assert "3 行，合格 3 行" in said and said.count("提醒") == 3, (path, said)


def libreoffice_sees_the_same(folder):
    path = folder / "xml.xml"
    path.write_bytes(excel_2003_xml("UTF-8"))
    for other in [office(path, "xlsx"), office(path, "html")]:
        said = canbao("check", "additions", other, "--sample-tables")
        assert "3 行，合格 3 行" in said, (other, said)


def csv_holds_no_formula(folder):
    """A list with such texts opens in LibreOffice with every one of them as text."""
    data, path, password = folder / "center", folder / "units.csv", folder / "password"
    password.write_text("open the gate 2026")

    def run(*arguments, words=()):
        subprocess.run([BIN / "canbao-center", *arguments, "--data", data, "--", *words], check=True, capture_output=True)

    run("init", "--code", "C1", "--name", "中心", "--year", "2027", "--opens", "2026-10-01", "--closes", "2026-12-31", "--password-file", password)
    for number, text in enumerate(FORMULAS):
        run("unit", "add", "--kind", "school", words=[f"S{number:03}", text])
    run("list", "units", "--out", path)
    cells = [cell for row in openpyxl.load_workbook(office(path, "xlsx", "--infilter=Text - txt - csv (StarCalc):44,34,76")).active.iter_rows() for cell in row]
    texts = {str(cell.value).strip() for cell in cells}
    assert all(cell.data_type != "f" for cell in cells), [cell.value for cell in cells if cell.data_type == "f"]
    assert all(text in texts for text in FORMULAS), (FORMULAS, texts)


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="canbao-disguised-"))
    lists_are_found(folder)
    libreoffice_sees_the_same(folder)
    csv_holds_no_formula(folder)
    print("3 passed, 0 failed")


main()
