#!/usr/bin/env python3
"""Seeds for the fuzzers of the spreadsheet readers, each made here byte by byte or written by canbao.

    CANBAO=path/to/canbao Tests/Fuzzing/spreadsheet_seeds.py FOLDER
"""

import os
import pathlib
import struct
import subprocess
import sys
import zipfile

LIST = "序号,姓名,证件号码,出生日期,备注\n1,小米,230502198901182964,1989-1-18,=1\n,,,,\n2,𠮷野,+3,-4,\"两\n行, \"\"引\"\"\"\n"

CELLS = """<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="B2" t="s"><x:v>2</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t xml:space="preserve"> a</x:t>
</x:r><x:rPh><x:t>p</x:t></x:rPh></x:is></x:c><x:c s="1"><x:f>A1</x:f><x:v>45000.25</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c>
<x:c t="d" s="1"><x:v>2026-09-01T08:00:00Z</x:v></x:c><x:c t="str"><x:v>&lt;&#x5C0F;_x000D_</x:v></x:c></x:row><x:row/><x:row><x:c/></x:row></x:sheetData></x:worksheet>"""
RUNS = """<?xml version="1.0"?><sst count="3"><si><t>a</t></si><si><r><rPr/><t>b</t></r><r><t>c</t></r><rPh sb="0"><t>x</t></rPh></si><si><t/></si><!-- --><si><t><![CDATA[<]]></t></si></sst>"""
PAGE = """<html><head><meta charset="gb2312"><style>td{mso-number-format:"\\@"}</style></head><body><!--[if gte mso 9]><xml/><![endif]--><table><tr><td>
<TABLE border=1><tr><th colspan=3>学校 2026年名单<tr><td rowspan=2>1<td x:num="45000">2&nbsp;<td>小米<br>小李&#x4E00;&amp<tr><td>'3<td></table></table></body></html>"""
EXCEL2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:h="http://www.w3.org/TR/REC-html40"><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>
<Worksheet ss:Name="S"><Table><Row ss:Index="2"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">a</Data></Cell><Cell ss:StyleID="d">
<Data ss:Type="DateTime">2026-09-01T00:00:00.000</Data></Cell><Cell><ss:Data ss:Type="String"><h:Font>b</h:Font></ss:Data></Cell></Row><Row><Cell><Data ss:Type="Number">1.5</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"""
ARCHIVE = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<table><tr><td>a=3D=E5=B0=8F=
</td></tr></table>
--b--
"""


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def biff8():
    """Shared strings over a CONTINUE, numbers, formulas, dates, blanks, a hidden sheet and a chart inside."""
    begin = lambda kind: record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0x41, 6))  # noqa: E731
    wide = "小米".encode("utf-16-le")
    shared = record(0x00FC, struct.pack("<II", 4, 3) + b"\x03\0\0abc" + b"\x04\0\1" + wide) + record(0x003C, b"\1" + wide + b"\x02\0\x0c\1\0\1\0\0\0zz" + b"\0\0\0\0\7")
    formats = record(0x041E, struct.pack("<H", 164) + b"\x0a\0\0yyyy\"n\"m-d") + b"".join(record(0x00E0, struct.pack("<HHH14x", 0, n, 1)) for n in (0, 14, 164, 22, 49))
    at = lambda row, column, form=0: struct.pack("<HHH", row, column, form)  # noqa: E731
    chart = begin(0x0020) + record(0x000A)
    cells = [
        record(0x00FD, at(0, 0) + struct.pack("<I", 0)), record(0x00FD, at(0, 1) + struct.pack("<I", 1)),
        record(0x027E, at(1, 0) + struct.pack("<I", 0x12345 << 2 | 2)), record(0x0203, at(1, 1, 1) + struct.pack("<d", 45000.25)),
        record(0x00BD, struct.pack("<HHHIHIH", 2, 0, 0, 7, 2, 0x3FF00000, 1)),
        record(0x0006, at(3, 0) + b"\0\0\0\0\0\0\xff\xff" + b"\0" * 8), record(0x0207, b"\2\0\0ok"),
        record(0x0006, at(3, 1) + b"\2\0\x2a\0\0\0\xff\xff" + b"\0" * 8), record(0x0006, at(3, 2, 3) + struct.pack("<d", 1.5) + b"\0" * 8),
        record(0x0205, at(4, 0) + b"\1\0"), record(0x0204, at(0, 2) + b"\3\0\0out"), record(0x00BE, struct.pack("<HHHHH", 9, 0, 0, 0, 1)),
        record(0x0201, at(12, 3)), record(0x00D6, at(5, 0) + b"\2\0\0hi\0"), chart,
    ]  # fmt: skip
    sheet = begin(0x0010) + b"".join(cells) + record(0x000A)
    names = [(b"S", 0), (b"H", 1)]
    head = begin(0x0005) + record(0x0042, b"\xb0\x04") + record(0x0022, b"\0\0") + formats
    size = len(head) + sum(4 + 8 + len(name) for name, _ in names) + len(shared) + 4
    bounds = b"".join(record(0x0085, struct.pack("<IBBBB", size + index * len(sheet), hidden, 0, len(name), 0) + name) for index, (name, hidden) in enumerate(names))
    return head + bounds + shared + record(0x000A) + sheet * 2


def biff5():
    begin = lambda kind: record(0x0809, struct.pack("<HHHH", 0x0500, kind, 0x0DBB, 0x07CC))  # noqa: E731
    name = "名单".encode("gbk")
    head = begin(5) + record(0x0042, struct.pack("<H", 936)) + record(0x041E, b"\xa4\0\4yyyy") + record(0x00E0, struct.pack("<HH12x", 0, 164))
    offset = len(head) + 4 + 7 + len(name) + 4
    text = "小米".encode("gbk")
    cells = record(0x0204, struct.pack("<HHHH", 0, 0, 0, len(text)) + text) + record(0x0203, struct.pack("<HHHd", 0, 1, 0, 36526.0))
    formula = record(0x0006, struct.pack("<HHH", 1, 0, 0) + b"\0\0\0\0\0\0\xff\xff") + record(0x0207, struct.pack("<H", len(text)) + text)
    return head + record(0x0085, struct.pack("<IBBB", offset, 0, 0, len(name)) + name) + record(0x000A) + begin(16) + cells + formula + record(0x000A)


def biff2():
    cells = record(0x0004, struct.pack("<HH3xB", 0, 0, 2) + b"hi") + record(0x0002, struct.pack("<HHBBBH", 0, 1, 0, 1, 0, 7))
    cells += record(0x0003, struct.pack("<HH3xd", 1, 0, 2.5)) + record(0x0005, struct.pack("<HH3xBB", 1, 1, 1, 0)) + record(0x001E, b"\4yyyy")
    return record(0x0009, struct.pack("<HH", 2, 16)) + cells + record(0x000A)


def biff4():
    sheet = record(0x0409, struct.pack("<HHH", 4, 16, 0)) + record(0x0204, struct.pack("<HHHH", 0, 0, 0, 2) + b"hi") + record(0x000A)
    return record(0x0409, struct.pack("<HHH", 4, 0x100, 0)) + record(0x008F, struct.pack("<IB", len(sheet), 1) + b"S") + sheet + record(0x000A)


def compound(stream, shift=9):
    """A version 3 or 4 file whose one short stream lies in the mini stream."""
    size = 1 << shift
    sectors = [b"", b"", b"", b""]
    pad = lambda data, fill=b"\0": data + fill * (-len(data) % size)  # noqa: E731
    mini = stream + b"\0" * (-len(stream) % 64)
    count = len(mini) // 64
    table = lambda entries: pad(struct.pack(f"<{len(entries)}I", *entries), b"\xff")  # noqa: E731
    body = pad(mini)
    used = len(body) // size

    def entry(name, kind, child, start, length):
        text = (name + "\0").encode("utf-16-le")
        return text.ljust(64, b"\0") + struct.pack("<HBBIII36xIII", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, start, length, 0)

    sectors[0] = table([0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE] + [n + 4 for n in range(used - 1)] + [0xFFFFFFFE])
    sectors[1] = pad(entry("Root Entry", 5, 1, 3, len(mini)) + entry("Workbook", 2, 0xFFFFFFFF, 0, len(stream)))
    sectors[2] = table([n + 1 for n in range(count - 1)] + [0xFFFFFFFE])
    sectors[3] = body
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3 if shift == 9 else 4, 0xFFFE, shift, 6, 0, 1, 1, 0, 4096, 2, 1, 0xFFFFFFFE, 0, 0)
    return (head + b"\xff" * (512 - len(head))).ljust(size, b"\0") + b"".join(sectors)


def main():
    folder = pathlib.Path(sys.argv[1])

    def put(harness, name, content):
        (folder / harness).mkdir(parents=True, exist_ok=True)
        (folder / harness / name).write_bytes(content)

    source = folder / "list.csv"
    put("csv", "comma", LIST.encode())
    source.write_bytes(LIST.encode())
    for name, bytes_ in {
        "tabs": LIST.replace(",", "\t").encode(), "semicolons": LIST.replace(",", ";").encode(), "mark": b"\xef\xbb\xbf" + LIST.encode(),
        "gb": LIST.replace("𠮷", "吉").encode("gb18030"), "utf16": LIST.encode("utf-16"), "big": b"\xfe\xff" + LIST.encode("utf-16-be"),
        "carriage": LIST.replace("\n", "\r\n").encode(),
    }.items():  # fmt: skip
        put("csv", name, bytes_)
    for ending in ("xls", "xlsx"):
        written = folder / f"list.{ending}"
        subprocess.run([os.environ["CANBAO"], "sheet", source, "--format", ending, "--out", written], check=True)
    put("compound", "ours", (folder / "list.xls").read_bytes())
    put("compound", "mini", compound(biff8()))
    put("compound", "mini-4096", compound(biff8(), 12))
    for name, stream in {"biff8": biff8(), "biff5": biff5(), "biff4": biff4(), "biff2": biff2()}.items():
        put("biff", name, stream)
    parts = {"a": "xl/workbook.xml", "c": "xl/styles.xml", "d": "xl/worksheets/sheet1.xml", "e": "xl/sharedStrings.xml"}
    with zipfile.ZipFile(folder / "list.xlsx") as archive:
        for letter, part in parts.items():
            put("ooxml", letter, letter.encode() + archive.read(part))
    put("ooxml", "cells", b"d" + CELLS.encode())
    put("ooxml", "runs", b"e" + RUNS.encode())
    put("html", "page", PAGE.encode("gb18030"))
    put("html", "excel2003", EXCEL2003.encode())
    put("html", "archive", ARCHIVE.replace("\n", "\r\n").encode())


main()
