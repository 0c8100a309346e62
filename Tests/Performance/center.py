#!/usr/bin/env python3
"""The center's numbers of docs/performance.md: each step as a whole process, beside SQLite's own shell on the same rows.

    swift build -c release
    swift run -c release measure center FOLDER [UNITS [ROWS]]     makes the packages, the roster and the baseline's CSV
    Tests/Performance/center.py FOLDER [BIN]                      runs the steps; BIN holds canbao-center
"""

import glob
import os
import subprocess
import sys
import time

FIELDS = (
    "name identityType identityNumber sex birthDate plan household exempt exemptionType community policeStation class address postcode "
    "phone guardianName guardianIdentityNumber"
).split()


def run(command, **options):
    """Seconds and peak memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    assert os.waitstatus_to_exitcode(status) == 0, command
    return seconds, usage.ru_maxrss / 1024


class Bench:
    def __init__(self, folder, binaries):
        self.folder = folder
        self.program = os.path.join(binaries, "canbao-center")
        self.results = {}

    def path(self, name):
        return os.path.join(self.folder, name)

    def center(self, name, *arguments, password=True):
        command = [self.program, *arguments, "--data", self.path("center")]
        if password:
            command += ["--password-file", self.path("password")]
        return self.note(name, *run(command))

    def sqlite(self, name, database, script):
        process = ["sqlite3", "-batch", self.path(database)]
        with open(self.path("script.sql"), "w") as file:
            file.write(script)
        with open(self.path("script.sql")) as file:
            return self.note(name, *run(process, stdin=file))

    def note(self, name, seconds, megabytes):
        self.results[name] = seconds
        print(f"{name:<42} {seconds:8.1f} s {megabytes:8.0f} MB", flush=True)
        return seconds

    def ratio(self, ours, theirs, goal):
        value = self.results[ours] / self.results[theirs]
        print(f"{ours} / {theirs}: {value:.2f} (goal {goal})")


def main():
    bench = Bench(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ".build/release")
    for leftover in glob.glob(bench.path("baseline.sqlite*")):
        os.remove(leftover)
    columns = ", ".join(f'"{field}" TEXT' for field in FIELDS)
    bench.sqlite(
        "(the roster, as a start)",
        "center/center.sqlite",
        f"""PRAGMA cache_size = -500000;
.mode csv
.import {bench.path("roster.csv")} insured
""",
    )
    # The shell imports into one transaction a file; the table has the key and the index that the rows are found by.
    bench.sqlite(
        "sqlite3: import of the rows",
        "baseline.sqlite",
        f"""PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
CREATE TABLE declared (declaration INTEGER, position INTEGER, reference TEXT, origin TEXT, personalNumber TEXT, {columns}, confirmed TEXT,
    digest TEXT, PRIMARY KEY (declaration, position)) WITHOUT ROWID;
CREATE UNIQUE INDEX identity ON declared (declaration, identityType, identityNumber);
.mode csv
.import {bench.path("declared.csv")} declared
""",
    )
    bench.center("receive, the first 100", "receive", bench.path("first"))
    bench.center("receive, the rest", "receive", bench.path("rest"))
    bench.results["receive, all"] = bench.results["receive, the first 100"] + bench.results["receive, the rest"]
    bench.center("receive, 100 more", "receive", bench.path("more"))
    # Not measured: the register, for both.
    load = f""".mode csv
.import {bench.path("core.csv")} raw
"""
    table = """DROP TABLE IF EXISTS raw; CREATE TABLE raw (t TEXT, n TEXT, name TEXT, standing TEXT, note TEXT);
"""
    bench.sqlite(
        "(the baseline's register)",
        "baseline.sqlite",
        table
        + load
        + """CREATE TABLE core (identityType TEXT, identityNumber TEXT, name TEXT, standing TEXT, note TEXT,
    PRIMARY KEY (identityType, identityNumber)) WITHOUT ROWID;
INSERT OR IGNORE INTO core SELECT * FROM raw ORDER BY t, n;
""",
    )
    with open(bench.path("header.csv"), "w") as header:
        header.write("证件类型,证件号码,姓名,情况,说明\n")
    os.system(f"cat {bench.path('header.csv')} {bench.path('core.csv')} > {bench.path('register.csv')}")
    bench.center("core import", "core", "import", bench.path("register.csv"), password=False)
    bench.sqlite(
        "sqlite3: one join",
        "baseline.sqlite",
        """SELECT count(*), sum(c.standing = '正常'), sum(c.name = d.name) FROM declared AS d
LEFT JOIN core AS c ON c.identityType = d.identityType AND c.identityNumber = d.identityNumber;
""",
    )
    bench.center("compare", "compare", password=False)
    bench.center("compare, again", "compare", password=False)
    bench.center("result --all", "result", "--all", "--out", bench.path("results"))
    bench.center("result --all, nothing new", "result", "--all", "--out", bench.path("results"))
    print()
    bench.ratio("receive, all", "sqlite3: import of the rows", 4)
    bench.ratio("receive, 100 more", "receive, the first 100", 1.2)
    bench.ratio("compare", "sqlite3: one join", 3)
    bench.ratio("result --all", "receive, all", 1)


if __name__ == "__main__":
    main()
