"""A center without our code takes over: foreign_center.sh opens declarations and answers them, and the unit's program takes the answers in."""

import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "Browser"))

from programs import BIN, UNIT, UNIT_PASSWORD, Center, as_sheet, run  # noqa: E402
from school import School, additions, reductions  # noqa: E402

folder = pathlib.Path(tempfile.mkdtemp(prefix="canbao-foreign-"))
school = School(size=12)
newcomers = [school.person("高一1班") for _ in range(3)] + [school.person("高一2班", 家庭地址='"澄湖东路,""老""街8号"', 免缴情况="Y", 免缴类型="001")]
declined = newcomers[1]
password = folder / "password"
password.write_text(UNIT_PASSWORD)
packages = folder / "packages"
packages.mkdir()
office, keys = folder / "office", folder / "keys"
passed = 0


def unit(*arguments, expect=0):
    return run(BIN / "canbao", *arguments, "--data", folder / "unit", expect=expect)


def told(*arguments, expect=0):
    return json.loads(unit(*arguments, "--json", expect=expect))


def declare():
    return told("declare", "--out", packages, "--password-file", password)


def take_in(package, expect=0):
    return told("apply", package, "--password-file", password, expect=expect)


def foreign(command, last, expect=0):
    done = subprocess.run([HERE / "foreign_center.sh", command, keys, office, last], capture_output=True, text=True)
    assert done.returncode == expect, (command, last, done.returncode, done.stdout, done.stderr)
    return (done.stderr if expect else done.stdout).strip()


def submit(layout, text):
    sheet = as_sheet(folder / layout, text)
    unit("submit", str(told("stage", layout, sheet)["batch"]))


def checked(name, *facts):
    global passed
    assert all(facts), (name, facts)
    passed += 1


# Our center activates the unit and answers once: the unit's certificates are issued with the authority's key, which keys export keeps to itself.
center = Center(folder / "center", school.roster())
activation, code = center.activate()
code_file = folder / "code"
code_file.write_text(code)
told("activate", activation, "--code-file", code_file, "--password-file", password)
submit("additions", additions(newcomers))
submit("reductions", reductions(school.renewals[:2]))
first = declare()
take_in(center.answer(first["file"], school.core(school.renewals + newcomers)))

# The foreign center gets the keys and the books.
center("keys", "export", "--out", keys, "--password-file", center.password)
office.mkdir()
books = json.loads(center("list", "packages", "--json"))
totals = " ".join(str(first["totals"][name]) for name in ("renewals", "additions", "reductions"))
digest = {(entry["direction"], entry["kind"]): entry["manifest"].removeprefix("sha256:") for entry in books}
time = {(entry["direction"], entry["kind"]): entry["time"] for entry in books}
(office / "activation").write_text(digest["sent", "activation"] + "\n")
(office / "ledger").write_text(
    f"received 1 {digest['received', 'declaration']} {time['received', 'declaration']} {totals}\n"
    f"sent 1 {digest['sent', 'result']} {time['sent', 'result']} 0 0 0\n")
(office / "rates.csv").write_text("GA,,44000,0,0,0,0\nGA,001,0,0,44000,0,0\n")
(office / "rejected.csv").write_text(f"{declined['证件号码']},core.name-differs,\"姓名与户籍登记不同，请核对\",unit,2026-12-10\n")
(office / "cards.csv").write_bytes("batch,personalNumber,cardNumber,made\r\n2026-11,100005,A1234567,2026-11-20\r\n".encode())
(office / "card_failures.csv").write_bytes("batch,personalNumber,reason\r\n2026-11,100006,照片不清楚\r\n".encode())

second = declare()
foreign("receive", second["file"])
checked("a package taken in twice changes nothing", foreign("receive", second["file"]) == "already taken in")
checked("the first, signed before there were certificates, is a stranger's", foreign("receive", first["file"], expect=1) == "signer.unknown")
damaged = folder / "damaged.canbao"
damaged.write_bytes(pathlib.Path(second["file"]).read_bytes()[:-1] + b"\0")
checked("a changed byte is refused", foreign("receive", damaged, expect=1) == "envelope.damaged")

answer = foreign("answer", packages)
plan = take_in(answer)
checked("the unit takes the foreign result in", plan["accepted"], plan["code"] is None, plan["kind"] == "result", plan["sequence"] == 2,
        plan["missing"] == [], plan["changes"]["rejected"] == 1, plan["changes"]["accepted"] == 13, plan["changes"]["cards"] == 1)
checked("a second time it is known", take_in(answer)["code"] == "sequence.already-imported")
rejections = told("list", "rejections")
checked("who was rejected, why, and until when", [
    (row["identityNumber"], row["reasonCode"], row["deadline"]) for row in rejections
] == [(declined["证件号码"], "core.name-differs", "2026-12-10")])
checked("cards", [(row["personalNumber"], row["cardNumber"]) for row in told("list", "cards") if row["cardNumber"]] == [("100005", "A1234567")])
checked("cards that failed", [row["reason"] for row in told("list", "card-failures")] == ["照片不清楚"])
checked("the ledger has it", any(
    row["kind"] == "result" and row["sequence"] == 2 and "sha256:" + row["manifest"] == plan["manifest"] for row in told("list", "packages")))
fees = {row["plan"]: row for row in told("list", "fees")}["GA"]
checked("fees of those accepted", (fees["insured"], fees["exempt"], fees["personal"], fees["district"]) == (13, 1, 12 * 44000, 44000))
newly_numbered = [row["personalNumber"] for row in told("list", "declared") if row["identityNumber"] == newcomers[0]["证件号码"]]
checked("numbers given by our center stay", newly_numbered[0] != "")

# The unit mends the row, one more person comes, and the foreign center opens and answers that as well.
unit("amend", "--identity-type", "001", "--identity-number", declined["证件号码"], "--set", "姓名=" + declined["姓名"] + "之")
latecomer = school.person("高二1班")
submit("additions", additions([latecomer]))
third = declare()
foreign("receive", third["file"])
declared = (office / "newest" / "data" / "declared.csv").read_text(encoding="utf-8")
checked("the second declaration too", third["sequence"] == 3, declined["姓名"] + "之" in declared, "\"澄湖东路,\"\"老\"\"街8号\"" in declared)
(office / "rejected.csv").write_text("")
plan = take_in(foreign("answer", packages))
numbers = {row["identityNumber"]: row["personalNumber"] for row in told("list", "declared")}
checked("all accepted, and whoever is new has a number", plan["changes"]["accepted"] == 15, plan["changes"]["rejected"] == 0,
        numbers[latecomer["证件号码"]].startswith("90003"))
checked("no rejection is open", not [row for row in told("list", "rejections") if row["state"] in ("open", "待处理")])
unit("verify-log")
print(f"{passed} passed, 0 failed")
