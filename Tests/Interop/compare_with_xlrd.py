#!/usr/bin/env python3
"""Every workbook of a folder, read here and by xlrd: which are read, in what time and memory, and how many cells are the same.

    CANBAO_BIN=.build/release Tests/Interop/compare_with_xlrd.py FOLDER [-v]

Ends with 1 where a file crashes, hangs (2 s), takes 512 MB, or where less than 99 % of xlrd's files or 99.5 % of its cells come out the same.
"""

import datetime
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

import xlrd

CANBAO = pathlib.Path(os.environ["CANBAO_BIN"]) / "canbao"
SECONDS, MEGABYTES = 2, 512


def run(*arguments):
    """Exit status, output, seconds, peak in MB."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([CANBAO, "sheet", *arguments], stdout=output, stderr=subprocess.DEVNULL)
        alarm = threading.Timer(20, process.kill)
        alarm.start()
        _, status, usage = os.wait4(process.pid, 0)
        alarm.cancel()
        output.seek(0)
        return os.waitstatus_to_exitcode(status), output.read(), time.monotonic() - start, usage.ru_maxrss / 1024


def well(path, status, seconds, megabytes):
    """Says where a promise was broken."""
    holds = status in (0, 1) and seconds <= SECONDS and megabytes <= MEGABYTES
    if not holds:
        print(f"** {path.name}: status {status}, {seconds:.1f} s, {megabytes:.0f} MB")
    return holds


def shown(cell):
    """What a cell should be in our JSON."""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return cell.value or None
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return float(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#N/A")
    if cell.ctype == xlrd.XL_CELL_DATE:
        return ("date", cell.value)
    return None


def date_like(book, serial, ours):
    """Any of date, time or both, as the cell's format shows it."""
    try:
        moment = xlrd.xldate_as_datetime(serial, book.datemode)
    except (ValueError, OverflowError, xlrd.xldate.XLDateError):
        return ours == serial
    moment += datetime.timedelta(microseconds=500_000)
    both = moment.strftime("%Y-%m-%d %H:%M:%S")
    return ours in (both[:10], both[11:], both, serial, (moment - datetime.timedelta(microseconds=500_000)).strftime("%Y-%m-%d"))


def same(book, theirs, ours):
    if isinstance(theirs, tuple):
        return date_like(book, theirs[1], ours) or (isinstance(ours, str) and theirs[1] < 61)
    if isinstance(theirs, float) and isinstance(ours, (int, float)) and not isinstance(ours, bool):
        return theirs == ours or abs(theirs - ours) <= 1e-12 * abs(theirs)
    return type(theirs) is type(ours) and theirs == ours


def compare(path, book, verbose):
    """Cells, those that are the same, and whether all went well."""
    total = equal = 0
    holds = True
    for number, sheet in enumerate(book.sheets(), 1):
        status, output, seconds, megabytes = run(path, "--format", "json", "--sheet", str(number))
        holds &= well(path, status, seconds, megabytes)
        rows = json.loads(output) if status == 0 else []
        for r in range(sheet.nrows):
            for c in range(sheet.row_len(r)):
                theirs = shown(sheet.cell(r, c))
                ours = rows[r][c] if r < len(rows) and c < len(rows[r]) else None
                if theirs is None and ours is None:
                    continue
                total += 1
                if same(book, theirs, ours):
                    equal += 1
                elif verbose:
                    print(f"   {path.name} {sheet.name!r} R{r + 1}C{c + 1}: xlrd {theirs!r}, here {ours!r}")
    return total, equal, holds


def main():
    folder, verbose = pathlib.Path(sys.argv[1]), "-v" in sys.argv
    read = theirs_read = both = total = equal = most = 0
    holds = True
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        status, output, seconds, megabytes = run(path, "--summary", "--json")
        holds &= well(path, status, seconds, megabytes)
        most = max(most, megabytes)
        try:
            book = xlrd.open_workbook(path, logfile=io.StringIO())
        except Exception as error:
            book, reason = None, f"{type(error).__name__}: {error}"
        read += status == 0
        theirs_read += book is not None
        if status != 0:
            said = json.loads(output).get("refused", {}).get("code") if output else "-"
            print(f"{'!!' if book else '  '} {path.name}: {said}" + ("" if book else f" (xlrd: {reason[:70]})"))
        if book is None or status != 0:
            continue
        both += 1
        cells, alike, went_well = compare(path, book, verbose)
        total, equal, holds = total + cells, equal + alike, holds and went_well
        if cells != alike:
            print(f"   {path.name}: {cells - alike} of {cells} cells differ")
    print(f"read here {read}, by xlrd {theirs_read}, by both {both}; {equal} of {total} cells the same; peak {most:.0f} MB")
    sys.exit(not holds or both < 0.99 * theirs_read or equal < 0.995 * total)


main()
