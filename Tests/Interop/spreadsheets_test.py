"""What we write opens in LibreOffice and xlrd with every cell intact; what LibreOffice, xlwt and openpyxl write reads the same here."""

import csv
import io
import os
import pathlib
import subprocess
import tempfile

import openpyxl
import xlrd
import xlwt

BIN = pathlib.Path(os.environ["CANBAO_BIN"])
HEADER = "序号 会员姓名 001 证件号码 性别 出生日期 参保计划 户口所在地 免缴情况 免缴类型 所属社区 所属派出所代码 所属班级 家庭地址 邮政编码 联系电话 监护人姓名 监护人证件号码".split()
TAIL = "园区 Y 001 016766 000003 高二2班 吴江市桃源镇 111111 13555896544 发生的 320323198804113000".split()
MANUAL = [
    ["1", "小米", "001", "230502198901182964", "F", "1989-1-18", "GC"] + TAIL,
    ["1", "小李", "001", "230502199601282968", "F", "1996-1-28", "GA"] + TAIL,
    ["1", "小耳朵", "001", "230502199001182920", "F", "1990-1-18", "GC"] + TAIL,
]
# Codes, long numbers, formula starts, rare characters and enough text to cross many CONTINUE records.
LARGE = [["编号", "姓名", "证件号码", "备注"]] + [
    [f"{row:06}", "𠮷野家" if row % 7 == 0 else f"学生{row}", f"32059920{row % 12 + 1:02}{row:08}"[:18], "=1+1" if row % 5 == 0 else "备注文字" * (row % 9)]
    for row in range(5000)
]


def canbao(*arguments, expect=0):
    done = subprocess.run([BIN / "canbao", *arguments], capture_output=True)
    assert done.returncode == expect, (arguments, done.returncode, done.stderr.decode())
    return done.stdout.decode("utf-8")


def rows(path):
    return [row for row in csv.reader(io.StringIO(canbao("sheet", path, "--format", "csv")))]


def office(path, ending):
    out = path.parent / "office"
    subprocess.run(["soffice", "--headless", "--convert-to", ending, "--outdir", out, path], check=True, capture_output=True)
    return out / (path.stem + "." + ending.split(":")[0])


def write_csv(path, table):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    return path


def ours_elsewhere(folder):
    source = write_csv(folder / "large.csv", LARGE)
    xls, xlsx = folder / "large.xls", folder / "large.xlsx"
    canbao("sheet", source, "--format", "xls", "--out", xls)
    canbao("sheet", source, "--format", "xlsx", "--out", xlsx)
    sheet = xlrd.open_workbook(xls).sheet_by_index(0)
    assert [[sheet.cell_value(r, c) for c in range(4)] for r in range(sheet.nrows)] == LARGE, "xlrd reads every cell"
    assert all(sheet.cell_type(r, 2) == xlrd.XL_CELL_TEXT for r in range(sheet.nrows)), "identity numbers are text"
    book = openpyxl.load_workbook(xlsx).active
    assert [[cell or "" for cell in row] for row in book.iter_rows(values_only=True)] == LARGE, "openpyxl reads every cell"
    for path in [xls, xlsx]:
        with open(office(path, "csv:Text - txt - csv (StarCalc):44,34,76"), encoding="utf-8", newline="") as file:
            assert list(csv.reader(file)) == LARGE, f"LibreOffice reads every cell of {path.name}"
    assert rows(xls) == LARGE and rows(xlsx) == LARGE


def others_here(folder):
    table = [HEADER] + MANUAL
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for r, row in enumerate(table):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(str(folder / "manual.xls"))
    modern = openpyxl.Workbook()
    for row in table:
        modern.active.append(row)
    modern.save(folder / "modern.xlsx")
    ours = folder / "ours.xls"
    canbao("sheet", write_csv(folder / "manual.csv", table), "--format", "xls", "--out", ours)
    for path in [folder / "manual.xls", folder / "modern.xlsx", ours, office(folder / "modern.xlsx", "xls"), office(folder / "manual.xls", "xlsx")]:
        assert rows(path) == table, path
        said = canbao("check", "additions", path, "--sample-tables")
        assert "3 行，合格 3 行" in said and said.count("提醒") == 3, (path, said)


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="canbao-sheets-"))
    ours_elsewhere(folder)
    others_here(folder)
    print("2 passed, 0 failed")


main()
