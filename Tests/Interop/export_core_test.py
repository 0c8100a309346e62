"""What `export-core` writes is a valid Data Package, loads into a real PostgreSQL, and says there what the center says."""

import csv
import hashlib
import io
import json
import pathlib
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "Browser"))

from export_core_database import Database  # noqa: E402
from programs import BIN, UNIT, UNIT_PASSWORD, Center, as_sheet, run  # noqa: E402
from school import ADDITIONS, FIELDS, School  # noqa: E402

# Whatever a sheet, a CSV reader, psql or SQL could take for something else.
HOSTILE = [
    '"', '""', 'a"b', '"澄湖东路,""老""街8号"', ",", ",,,", "=1+1", "+SUM(A1)", "-2", "@cmd", "\\.", "\\N", "NULL", "\\", "\\n", "'", "''; DROP SCHEMA canbao_2027; --",
    "$footing$", "$$", "%s", "\\copy", "{a}", "é", "e\u0301\"\u0301", "𠮷野家", "𰻞𰻞面", "👨‍👩‍👧‍👦", "\U0010ffff", "\ue000", "a\u200bb", "#", "0", "007", "1e5",
]
FIELD_NAMES = ["name", "identityType", "identityNumber", "sex", "birthDate", "plan", "household", "exempt", "exemptionType", "community",
               "policeStation", "class", "address", "postcode", "phone", "guardianName", "guardianIdentityNumber"]
TABLES = ["units", "insured", "plans", "fees", "cards"]
folder = pathlib.Path(tempfile.mkdtemp(prefix="canbao-core-"))
password = folder / "password"
password.write_text(UNIT_PASSWORD)
(folder / "packages").mkdir()
passed = 0


def checked(name, *facts):
    global passed
    assert all(facts), (name, facts)
    passed += 1


class Unit:
    """A unit with its own data folder, that declares once."""

    def __init__(self, center, code):
        self.center, self.code, self.data = center, code, folder / f"unit-{code}"
        out, letters = folder / "activations", folder / "letters"
        center("activate", code, "--out", out, "--letters", letters, "--password-file", center.password)
        self("activate", next(out.glob(f"{code}-*")), "--code-file", letters / f"{code}.code.txt", "--password-file", password)

    def __call__(self, *arguments):
        return json.loads(run(BIN / "canbao", *arguments, "--data", self.data, "--json"))

    def declare(self, newcomers=()):
        if newcomers:
            rows = [[str(index + 1)] + [person[field] for field in FIELDS] for index, person in enumerate(newcomers)]
            sheet = as_sheet(folder / f"additions-{self.code}", [ADDITIONS] + rows)
            self("submit", str(self("stage", "additions", sheet)["batch"]))
        declaration = self("declare", "--out", folder / "packages", "--password-file", password)
        self.center("receive", declaration["file"], "--password-file", self.center.password)
        return declaration["manifest"].removeprefix("sha256:")


def as_csv(rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def a_center():
    """Three units: a school with hostile values, a community with additions, and one that never declared."""
    school = School(size=len(HOSTILE) + 8)
    for person, text in zip(school.renewals, HOSTILE):
        person["家庭地址"] = text
    first, second, third, fourth, fifth = school.renewals[-5:]
    first["姓名"], first["监护人姓名"] = "欧阳𠮷", ""
    second |= {"免缴情况": "Y", "免缴类型": "001"}
    third |= {"参保计划": "GC"}
    # A plan and an exemption without a rate: nobody knows what these two cost.
    fourth |= {"参保计划": ""}
    fifth |= {"参保计划": "GC", "免缴情况": "Y", "免缴类型": ""}
    roster = [["单位代码", "编号"] + FIELDS]
    roster += [[UNIT, str(100001 + index)] + list(person.values()) for index, person in enumerate(school.renewals)]
    center = Center(folder / "center", as_csv(roster))
    for code, name in [("B2", "“和谐”社区,东"), ("C3", "没有申报的学校")]:
        center("unit", "add", code, name, "--kind", "community" if code == "B2" else "school")
    units = [Unit(center, UNIT), Unit(center, "B2")]
    newcomers = [school.person("", 家庭地址='=HYPERLINK("http://x","y")'), school.person("", 姓名="李𬀩", 参保计划="GC"), school.person("")]
    manifests = {UNIT: units[0].declare(), "B2": units[1].declare(newcomers)}
    core = school.core(school.renewals + newcomers, **{
        "n" + school.renewals[-6]["证件号码"]: "已死亡", "n" + newcomers[2]["证件号码"]: "另一人"})
    center.take("core", as_csv([line.split(",") for line in core.splitlines()]))
    center("compare")
    mistaken = next(row for row in listed(center, "rejections") if row["unit"] == "B2")
    center("decide", "B2", "--person", mistaken["reference"], "--outcome", "accepted", "--reason", "核对户口本，曾用名")
    center.take("cards", as_csv([
        ["批次", "个人编号", "卡号", "制卡日期", "失败原因"], ["2026-11", "100002", 'A"1,2', "2026-11-20", ""],
        ["2026-11", "100003", "A13", "2026-11-20", ""], ["2026-11", "100004", "", "", "照片不清楚"]]))
    return center, units, manifests


def listed(center, what):
    return json.loads(center("list", what, "--json"))


def table(core, name):
    with open(core / "data" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load(database, core, expect=0):
    return database.psql("-v", "ON_ERROR_STOP=1", "-f", "load.sql", cwd=core, expect=expect)


def is_a_data_package(core, told):
    descriptor = (core / "datapackage.json").read_bytes()
    checked("the digest told is the descriptor's", told["manifest"] == "sha256:" + hashlib.sha256(descriptor).hexdigest())
    done = subprocess.run(["frictionless", "validate", "datapackage.json"], cwd=core, capture_output=True, text=True)
    checked("frictionless finds it valid: " + done.stdout, done.returncode == 0)
    resources = json.loads(descriptor)["resources"]
    there = {path.relative_to(core).as_posix() for path in core.rglob("*") if path.is_file()}
    checked("every file is listed", {resource["path"] for resource in resources} | {"datapackage.json"} == there)
    for resource in resources:
        data = (core / resource["path"]).read_bytes()
        checked(resource["path"], len(data) == resource["bytes"], "sha256:" + hashlib.sha256(data).hexdigest() == resource["hash"])
        checked("line ends", not resource["path"].endswith(".csv") or data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r"))
    modes = {stat.S_IMODE(path.stat().st_mode) for path in core.rglob("*") if path.is_file()}
    checked("for its owner's eyes only", modes == {0o600}, {stat.S_IMODE(path.stat().st_mode) for path in [core, core / "data"]} == {0o700})
    own = json.loads(descriptor)["canbao"]
    checked("counts", own["counts"] == {name: len(table(core, name)) for name in TABLES})
    checked("counts told", told["counts"] == own["counts"], told["fees"] == own["fees"])


def says_what_the_center_says(core, center, units, manifests):
    rejected = {(row["unit"], row["reference"]) for row in listed(center, "rejections")}
    checked("one is rejected", len(rejected) == 1)
    insured = {(row["unit"], row["reference"]): row for row in table(core, "insured")}
    declared = {(unit.code, row["reference"]): row for unit in units for row in unit("list", "declared")}
    checked("all accepted and nobody else", set(insured) == set(declared) - rejected)
    checked("every field as the unit declared it", all(
        row[field] == declared[key][field] for key, row in insured.items() for field in FIELD_NAMES))
    checked("of the newest declaration", all(row["declaration"] == manifests[row["unit"]] for row in insured.values()))
    checked("one by an operator", [row["unit"] for row in insured.values() if row["decidedBy"] == "operator"] == ["B2"])
    checked("the others by rules", {row["decidedBy"] for row in insured.values()} == {"rule", "operator"})
    checked("everyone has a number, a renewal its own", all(
        row["personalNumber"] and (row["origin"] == "addition" or row["reference"] == "P" + row["personalNumber"]) for row in insured.values()))
    addresses = {row["address"] for row in insured.values()}
    checked("no value was changed on the way", set(HOSTILE) <= addresses)
    standing = {row["unit"]: (row["accepted"], row["declared"]) for row in table(core, "units")}
    checked("how many of each unit", standing == {
        row["unit"]: (str(row["accepted"] or 0), str(row["declared"] or 0)) for row in listed(center, "units")})
    fees = [row for row in listed(center, "fees") if row["plan"] != "合计"]
    checked("fees", table(core, "fees") == [
        {name: "" if row[name] is None else str(row[name]) for name in
         ["unit", "plan", "insured", "exempt", "personal", "village", "district", "town", "province"]} for row in fees])
    checked("no rate is no amount", [row["plan"] for row in table(core, "fees") if row["personal"] == ""] == ["", "GC"])
    checked("cards", table(core, "cards") == [{name: row[name] for name in ["batch", "personalNumber", "cardNumber", "made"]} for row in listed(center, "cards")])


def is_in_the_database(database, core, schema="canbao_2027"):
    for name in TABLES:
        rows = table(core, name)
        with open(core / "data" / f"{name}.csv", encoding="utf-8") as file:
            header = next(csv.reader(file))
        columns = [re.sub("[A-Z]", lambda capital: "_" + capital.group().lower(), field) for field in header]
        there = database.rows(f"SELECT {', '.join(columns)} FROM {schema}.{name}")
        position = columns.index("received") if "received" in columns else None
        texts = [[row[field] for field in header] for row in rows]
        for row in there + texts if position else []:
            row[position] = ""  # written in the session's time zone there
        checked(f"{name}, row by row", sorted(there) == sorted(texts))
    [[total]] = database.rows(f"SELECT sum(personal) FROM {schema}.fees")
    checked("the fees' sum", int(total) == sum(int(row["personal"] or 0) for row in table(core, "fees")))
    [[when]] = database.rows(f"SELECT min(received) AT TIME ZONE 'Asia/Shanghai' FROM {schema}.units")
    checked("when it was received", when.replace(" ", "T") + "+08:00" in {row["received"] for row in table(core, "units")})


def changed(core, name, path, *changes):
    """A copy in which somebody edited a file."""
    copy = folder / name
    shutil.copytree(core, copy)
    text = (copy / path).read_bytes().decode()
    for old, new in changes:
        assert re.search(old, text), (name, old)
        text = re.sub(old, new, text, count=1)
    (copy / path).write_bytes(text.encode())
    return copy


def refuses_what_does_not_foot(database, core):
    cases = [
        ("a person is missing", "data/insured.csv", (r"\r\nB2,[^\r]*", "")),
        ("a person is of another unit", "data/insured.csv", (r"\r\nB2,", "\r\nC3,")),
        ("a person pays by another plan", "data/insured.csv", (r",GA,园区,N", ",GC,园区,N")),
        ("a fee is another", "data/fees.csv", (r"(GA,\d+,\d+,)\d+", r"\g<1>1")),
        ("a fee moves to another column", "data/fees.csv", (r"(GA,\d+,\d+),(\d+),(\d+)", r"\1,\3,\2")),
        ("a rate is another", "data/plans.csv", (r"(GA,[^,]*,,)\d+", r"\g<1>1")),
        ("a card is missing", "data/cards.csv", (r"\r\n2026-11,100003[^\r]*", "")),
    ]
    for name, path, change in cases:
        said = load(database, changed(core, name.replace(" ", "-"), path, change), expect=3)
        checked(name + ": " + said, "ERROR:  canbao: " in said)
    broken = changed(core, "broken", "data/cards.csv", ("2026-11-20", "2026-11-31"))
    checked("a day that is none", "2026-11-31" in load(database, broken, expect=3))
    checked("nothing of it stayed", database.rows("SELECT 1 FROM pg_namespace WHERE nspname LIKE 'canbao%'") == [])


def shown_in_the_documentation(database):
    """The statements of docs/export-core.md, one after the other."""
    text = (HERE.parent.parent / "docs" / "export-core.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    checked("there are some", len(blocks) >= 2)
    for block in blocks:
        database.psql("--quiet", "-v", "ON_ERROR_STOP=1", "-c", block)


def writes_only_where_nothing_is(center, core):
    before = {path: path.read_bytes() for path in core.rglob("*") if path.is_file()}
    said = json.loads(center("export-core", "--out", core, "--json", expect=73))
    checked("refused", said["refused"]["code"] == "output.unwritable", "空文件夹" in said["refused"]["message"])
    checked("untouched", before == {path: path.read_bytes() for path in core.rglob("*") if path.is_file()})
    taken = folder / "taken"
    taken.write_text("x")
    checked("a file is no folder", "空文件夹" in json.loads(center("export-core", "--out", taken, "--json", expect=73))["refused"]["message"])
    empty = folder / "new" / "empty"
    empty.mkdir(parents=True)
    center("export-core", "--out", empty)
    checked("an empty folder will do", {path.name for path in empty.iterdir()} == {"data", "load.sql", "datapackage.json"})
    checked("nothing else is left", {path.name for path in empty.parent.iterdir()} == {"empty"})
    again = folder / "again"
    center("export-core", "--out", again)
    checked("the same tables again", all(path.read_bytes() == before[core / path.relative_to(again)] for path in (again / "data").iterdir()))


def stands_in_the_journal(center, told):
    database = sqlite3.connect(center.folder / "data" / "center.sqlite")
    details = [json.loads(row[0]) for row in database.execute("SELECT details FROM journal WHERE action = 'core.exported' ORDER BY id")]
    checked("with its digest", details[0]["manifest"] == told["manifest"], details[0]["people"] == str(told["counts"]["insured"]))
    checked("each of the three", len(details) == 3)
    center("verify-log")


def main():
    center, units, manifests = a_center()
    core = folder / "core"
    told = json.loads(center("export-core", "--out", core, "--json"))
    is_a_data_package(core, told)
    says_what_the_center_says(core, center, units, manifests)
    writes_only_where_nothing_is(center, core)
    stands_in_the_journal(center, told)
    with Database() as database:
        refuses_what_does_not_foot(database, core)
        load(database, core)
        is_in_the_database(database, core)
        checked("a second time is refused", "already exists" in load(database, folder / "again", expect=3))
        is_in_the_database(database, core)
        shown_in_the_documentation(database)
        load(database, folder / "again")
        is_in_the_database(database, core)
    print(f"{passed} passed, 0 failed")


main()
