#!/usr/bin/env python3
"""The spreadsheets' numbers of docs/performance.md: whole processes in turn, each beside a named baseline of the same round.

    swift build -c release
    Tests/Performance/spreadsheets.py FOLDER [BIN [ROUNDS]]     makes its files in FOLDER; BIN holds canbao

Needs libfreexl-dev, libxlsxwriter-dev, sqlite3 and from PyPI xlwt, openpyxl, python-calamine.
"""

import csv
import os
import pathlib
import random
import statistics
import subprocess
import sys
import time

import openpyxl
import xlwt

HERE = pathlib.Path(__file__).parent
ROWS = 65_000
HEADER = (
    "序号 会员姓名 证件类型 证件号码 性别 出生日期 参保计划 户口所在地 免缴情况 免缴类型 所属社区 所属派出所代码 所属班级 家庭地址 邮政编码 联系电话 "
    "监护人姓名 监护人证件号码"
).split()
CALAMINE = "import sys, python_calamine as c; c.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"


def identity_number(area, day, serial):
    """18 characters with their check digit (GB 11643)."""
    body = f"{area:06}{day}{serial:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights)) % 11]


def people(count):
    """Invented; one row in a hundred has something wrong with it."""
    chance = random.Random(2012)
    surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
    given = "子涵雨轩梓睿思远欣怡浩然诗琪宇航佳宁若曦一诺嘉懿泽洋"
    for number in range(count):
        name = chance.choice(surnames) + "".join(chance.sample(given, chance.choice((1, 2))))
        year, month, day = 2008 + number % 10, 1 + number // 10 % 12, 1 + number // 120 % 28
        serial = number // 3360 % 500 * 2 + chance.randrange(2)
        is_boy = serial % 2 == 1
        identity = identity_number(320571 + number // 1_680_000, f"{year}{month:02}{day:02}", serial)
        if number % 100 == 99:
            identity = identity[:-1] + ("0" if identity[-1] != "0" else "1")
        guardian = identity_number(320571, f"{1975 + number % 15}{month:02}{day:02}", number * 7 % 1000)
        yield [
            str(number + 1), name, "001", identity, "M" if is_boy else "F", f"{year}-{month:02}-{day:02}",
            "GC", chance.choice(("园区", "园区外")), "N", "", f"01676{chance.randrange(4, 9)}", f"00000{chance.randrange(1, 6)}", f"{year % 6 + 1}年级{number % 12 + 1}班",
            f"云川市桃源镇平安路{chance.randrange(1, 2000)}号", "215200", f"139{number:08}", chance.choice(surnames) + chance.choice(given), guardian,
        ]  # fmt: skip


def make(folder):
    table = [HEADER] + list(people(ROWS))
    with open(folder / "r.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("名单")
    for row, cells in enumerate(table):
        for column, value in enumerate(cells):
            sheet.write(row, column, value)
        if row % 1000 == 0:
            sheet.flush_row_data()
    book.save(str(folder / "list.xls"))
    modern = openpyxl.Workbook(write_only=True)
    page = modern.create_sheet("名单")
    for cells in table:
        page.append(cells)
    modern.save(folder / "list.xlsx")
    blank = xlwt.Workbook(encoding="utf-8")
    sheet = blank.add_sheet("名单")
    style = xlwt.easyxf("border: top thin, bottom thin, left thin, right thin")
    for row in range(65_536):
        for column in range(len(HEADER)):
            sheet.write(row, column, table[row][column] if row < 3 else None, style)
        if row % 1000 == 0:
            sheet.flush_row_data()
    blank.save(str(folder / "blank.xls"))
    for source, library in (("read_with_freexl", "freexl"), ("write_with_xlsxwriter", "xlsxwriter")):
        subprocess.run(["gcc", "-O2", HERE / "Baselines" / f"{source}.c", "-o", folder / source, f"-l{library}"], check=True)
    # As Excel writes it: with shared strings.
    subprocess.run([folder / "write_with_xlsxwriter", folder / "r.csv", folder / "shared.xlsx"], check=True)


def run(command, statuses=(0,)):
    """Seconds and peak memory in bytes."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    assert os.waitstatus_to_exitcode(status) in statuses, command
    return seconds, usage.ru_maxrss * 1024


def main():
    folder = pathlib.Path(sys.argv[1])
    canbao = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ".build/release") / "canbao"
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "write_with_xlsxwriter").exists():
        # In a process of its own: what this one holds would count as memory of those it starts.
        subprocess.run([sys.executable, __file__, "--make", folder], check=True)
    xls, xlsx, shared, blank, table = (folder / name for name in ("list.xls", "list.xlsx", "shared.xlsx", "blank.xls", "r.csv"))
    freexl = [folder / "read_with_freexl"]
    load = ["sqlite3", "-batch", ":memory:", ".mode csv", f".import {table} people"]
    check = [canbao, "check", "additions", xls, "--sample-tables"]
    # Ours, what stands against it (one program or two), the goal.
    work = {
        "sheet --summary, .xls": ([canbao, "sheet", xls, "--summary"], [freexl + [xls]], 1.0),
        "sheet --summary, .xlsx": ([canbao, "sheet", xlsx, "--summary"], [[sys.executable, "-c", CALAMINE, xlsx]], 0.5),
        "the same, shared strings": ([canbao, "sheet", shared, "--summary"], [[sys.executable, "-c", CALAMINE, shared]], 0.5),
        "check additions, .xls": (check, [freexl + [xls], load], 1.5),
        "sheet --format xls": (
            [canbao, "sheet", table, "--format", "xls", "--out", folder / "r.xls"],
            [[folder / "write_with_xlsxwriter", table, folder / "baseline.xlsx"]],
            0.25,
        ),
        "sheet --format xlsx": (
            [canbao, "sheet", table, "--format", "xlsx", "--out", folder / "r.xlsx"],
            [[folder / "write_with_xlsxwriter", table, folder / "baseline.xlsx"]],
            1.0,
        ),
        "65,533 blank rows": ([canbao, "sheet", blank, "--summary"], [freexl + [blank]], 1.0),
    }  # fmt: skip
    print(f"{xls.stat().st_size / 1e6:.1f} MB .xls, {xlsx.stat().st_size / 1e6:.1f} MB .xlsx, medians of {rounds} rounds")
    for name, (ours, theirs, goal) in work.items():
        own, other, peak = [], [], 0
        for _ in range(rounds):
            seconds, memory = run(ours, statuses=(0, 1))
            own.append(seconds)
            peak = max(peak, memory)
            other.append(sum(run(command)[0] for command in theirs))
        a, b = statistics.median(own), statistics.median(other)
        print(f"{name:<24} {a:7.3f} s / {b:7.3f} s = {a / b:5.2f} (goal {goal}), peak {peak / 1e6:.0f} MB", flush=True)
        if ours is check:
            print(f"{'':<24} peak / size of the .xls = {peak / xls.stat().st_size:.1f} (goal 6)")


if sys.argv[1] == "--make":
    make(pathlib.Path(sys.argv[2]))
else:
    main()
