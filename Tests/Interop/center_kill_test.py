"""`canbao-center` killed at random moments, and two of it at once: run again, a step ends as if it had never stopped.

Of each step the state before is kept, and one run without kills. A round takes a copy of the state before, kills the step at a random moment
(a time, or a call that makes something last), looks at what is there, and runs the step to its end.
CANBAO_KILLS says how many kills of each step must hit before it ends by itself, CANBAO_SEED which moments.
"""

import collections
import concurrent.futures
import csv
import fcntl
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "Browser"))

from programs import BIN, CENTER_PASSWORD, UNIT_PASSWORD, as_sheet, run  # noqa: E402
from school import ADDITIONS, FIELDS, School  # noqa: E402

KILLS = int(os.environ.get("CANBAO_KILLS", "6"))
SEED = int(os.environ.get("CANBAO_SEED", "2027"))
UNITS = [f"U{number:02}" for number in range(1, 25)]
LATE = UNITS[:6]  # activated while it is killed; opening an activation is made slow on purpose
chance = random.Random(SEED)
root = pathlib.Path(tempfile.mkdtemp(prefix="canbao-kill-"))
packages, schools, password, unit_password = root / "packages", root / "units", root / "password", root / "unit-password"
passed = 0


def checked(name, fact, *said):
    global passed
    assert fact, (name, *said)
    passed += 1


def each(work, items):
    """On two cores, in order."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, items))


class State:
    """A center and what it has handed out, in one folder that can be copied while nothing runs."""

    def __init__(self, folder):
        self.folder = folder
        self.out, self.letters, self.results = folder / "out", folder / "letters", folder / "results"

    def copy(self, name):
        shutil.copytree(self.folder, root / name)
        return State(root / name)

    def drop(self):
        shutil.rmtree(self.folder)

    def command(self, *arguments):
        return [str(part) for part in [BIN / "canbao-center", *arguments, "--data", self.folder / "data"]]

    def __call__(self, *arguments, expect=0):
        return run(*self.command(*arguments), expect=expect)

    def start(self, *arguments):
        return subprocess.Popen(self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def told(self, *arguments):
        return json.loads(self(*arguments, "--json"))

    def database(self):
        """Of a copy: looking must not mend what a killed process left."""
        copy = root / "looked-at"
        shutil.copytree(self.folder / "data", copy)
        return copy, sqlite3.connect(copy / "center.sqlite")

    def files(self):
        """Under final names."""
        return {path.relative_to(self.folder).as_posix(): path for folder in [self.out, self.letters, self.results]
                for path in folder.glob("*") if not path.name.startswith(".")}


STEPS = {
    "activate": lambda state: ["activate", *LATE, "--out", state.out, "--letters", state.letters, "--password-file", password],
    "receive": lambda state: ["receive", packages, "--password-file", password],
    "compare": lambda state: ["compare"],
    "result": lambda state: ["result", "--all", "--out", state.results, "--password-file", password],
}


def manifest(state, path):
    """The digest that a package's own manifest has, once every layer has held; a unit opens what is for it."""
    unit = path.name.split("-")[0]
    key = ["--code-file", state.letters / f"{unit}.code.txt"] if "-A" in path.name else [
        "--password-file", unit_password, "--data", schools / unit]
    said = json.loads(run(BIN / "canbao", "inspect", path, "--json", *key))
    return re.search(r"sha256:[0-9a-f]{64}", json.dumps(said))[0]


def has_a_sound_database(state):
    copy, database = state.database()
    checked("integrity", database.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    checked("foreign keys", database.execute("PRAGMA foreign_key_check").fetchall() == [])
    database.close()
    shutil.rmtree(copy)


def is_sound(state):
    """What must hold whenever nothing runs."""
    has_a_sound_database(state)
    checked("the log", state.told("verify-log")["intact"])
    ledger = state.told("list", "packages")
    taken = [row["manifest"] for row in ledger if row["direction"] == "received"]
    checked("no package twice", len(taken) == len(set(taken)), taken)
    sent = [(row["kind"], row["unit"], row["sequence"]) for row in ledger if row["direction"] == "sent"]
    checked("no number twice", len(sent) == len(set(sent)), sent)
    return {row["file"]: row["manifest"] for row in ledger if row["direction"] == "sent"}


def length_told(data):
    """Of a DER value: its first bytes say how long it is."""
    count = data[1] - 0x80 if data[1] > 0x80 else 0
    return 2 + count + (int.from_bytes(data[2:2 + count], "big") if count else data[1])


def has_whole_files(state):
    """Whatever stands under its name was not cut off; so much can be told without a key."""
    for name, path in state.files().items():
        data = path.read_bytes()
        if path.suffix == ".canbao":
            checked("a package to its end", len(data) == length_told(data), name)
        elif path.suffix == ".html":
            checked("a letter to its end", data.rstrip().endswith(b"</html>"), name)
        else:
            checked("a code to its end", re.fullmatch(rb"[0-9A-Z]{20}\n", data), name)


def has_packages_of_the_ledger(state, ledger, before, count=4):
    """Of the packages that came under their names some are opened, which is made slow on purpose: each is the one in the ledger.
    What a newer activation replaced can't be opened any more."""
    now, then = bytes_of(state), bytes_of(before)
    new = [path for name, path in state.files().items() if path.suffix == ".canbao" and now[name] != then.get(name)]
    new = [path for path in new if "-A" not in path.name or path == max(path.parent.glob(path.name.split("-")[0] + "-*"))]
    some = chance.sample(new, min(count, len(new)))
    for path, digest in zip(some, each(lambda path: manifest(state, path), some)):
        checked("the package of the ledger", ledger[path.name] == digest, path.name)


def left_nothing_lying(state):
    hidden = [str(path) for folder in [state.out, state.letters, state.results] for path in folder.glob(".*")]
    checked("no temporary file is left", hidden == [], hidden)


def picture(state):
    """What an operator sees, and what is in the journal, without times."""
    shutil.rmtree(state.folder / "core", ignore_errors=True)
    state("export-core", "--out", state.folder / "core")
    tables = {}
    for path in sorted((state.folder / "core" / "data").iterdir()):
        with open(path, encoding="utf-8", newline="") as file:
            tables[path.name] = [{name: value for name, value in row.items() if name != "received"} for row in csv.DictReader(file)]
    copy, database = state.database()
    journal = collections.Counter(database.execute("SELECT action, reference FROM journal WHERE action <> 'core.exported'"))
    database.close()
    shutil.rmtree(copy)
    told = {what: state.told("list", what) for what in ["units", "declarations", "rejections", "fees", "missing", "packages"]}
    for rows in told.values():
        for row in rows:
            row.pop("time", None)
            if row.get("direction") == "sent":
                row.pop("manifest")  # of the time at which it was made
    told["packages"].sort(key=json.dumps)
    told["declarations"].sort(key=json.dumps)
    return {"tables": tables, "journal": journal, "files": sorted(state.files())} | told


def compared(name, told, expected):
    for part, value in expected.items():
        checked(f"{name}: {part}", told[part] == value, told[part], value)


def bytes_of(state):
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in state.files().items()}


class Step:
    """A step with the state before it and what a run without kills makes of it."""

    def __init__(self, name, before):
        self.name, self.before = name, before
        after = before.copy(f"{name}-undisturbed")
        began = time.monotonic()
        after(*STEPS[name](after))
        self.duration = time.monotonic() - began
        self.idle = self.measure_idle()
        self.after, self.expected = after, picture(after)
        has_whole_files(after)
        has_packages_of_the_ledger(after, is_sound(after), before, count=8)

    def measure_idle(self):
        """How long it takes to start and to open the keys: nothing happens before."""
        idle = self.before.copy("idle")
        nothing = root / "nothing"
        nothing.mkdir(exist_ok=True)
        began = time.monotonic()
        idle.start(*(["list", "units"] if self.name == "compare" else ["receive", nothing, "--password-file", password])).communicate()
        lasted = time.monotonic() - began
        idle.drop()
        return min(lasted, self.duration)

    def killed(self, state):
        """At a random time, or where it next tells the disk something for good; whether that was before its end."""
        command = state.command(*STEPS[self.name](state))
        call = chance.choice(["", "fsync", "fdatasync", "rename"])
        if call:
            at = f"inject={call}:signal=KILL:when={1 + int(chance.expovariate(0.3))}"
            return subprocess.run(["strace", "-f", "-o", "/dev/null", "-e", at, *command], capture_output=True).returncode == -signal.SIGKILL
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(self.idle * 0.8, self.duration * 1.02))  # the random moment itself, waiting for nothing
        process.kill()
        return process.wait() == -signal.SIGKILL

    def round(self, number):
        state = self.before.copy(f"{self.name}-{number}")
        kills, seen = 0, {}
        for _ in range(chance.choice([1, 1, 2, 3])):
            kills += self.killed(state)
            has_a_sound_database(state)
            has_whole_files(state)
            now = bytes_of(state)
            if self.name == "result":
                checked("no number has gone out with other bytes", all(now[name] == digest for name, digest in seen.items()))
            seen = now
        state(*STEPS[self.name](state))
        self.ended(state, seen)
        state.drop()
        return kills

    def ended(self, state, seen):
        has_whole_files(state)
        has_packages_of_the_ledger(state, is_sound(state), self.before)
        left_nothing_lying(state)
        if self.name == "activate":
            # Run again it activates again: whoever had a first activation has a second, and its letter.
            current = {row["unit"]: row["activation"] for row in state.told("list", "units")}
            checked("everyone is activated", all(current[unit] >= 1 for unit in UNITS))
            for unit in LATE:
                newest = max(state.out.glob(f"{unit}-*"))
                checked("the newest package is the current one", newest.name == f"{unit}-2027-A{current[unit]:04}.canbao", newest.name)
            return
        now = bytes_of(state)
        checked("what had gone out is still that", all(now[name] == digest for name, digest in seen.items()))
        compared(self.name, picture(state), self.expected)

    def two_at_once(self):
        state = self.before.copy(f"{self.name}-two")
        pair = [state.start(*STEPS[self.name](state), "--json") for _ in range(2)]
        outputs = [process.communicate() for process in pair]
        codes = [process.returncode for process in pair]
        for code, (out, err) in zip(codes, outputs):
            checked("the second waits or says so", code == 0 or code == 1 and "busy" in out, code, out, err)
        checked("one of them does it", 0 in codes, codes)
        state(*STEPS[self.name](state))
        self.ended(state, {})
        state.drop()

    def waits(self):
        """For another process, here one that only holds the lock, and says so."""
        state = self.before.copy(f"{self.name}-waits")
        before = state.told("list", "packages"), state.told("list", "units")
        with open(state.folder / "data" / "center.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            process = state.start(*STEPS[self.name](state))
            checked("says that it waits", "另一个 canbao-center 正在办理" in process.stderr.readline())
            checked("and does nothing yet", (state.told("list", "packages"), state.told("list", "units")) == before)
        process.communicate()
        checked("and then does its work", process.returncode == 0)
        self.ended(state, {})
        state.drop()


def a_fresh_center():
    state = State(root / "fresh")
    state.folder.mkdir()
    password.write_text(CENTER_PASSWORD)
    unit_password.write_text(UNIT_PASSWORD)
    state("init", "--code", "3205", "--name", "云川市医保中心", "--year", "2027", "--opens", "2026-09-01", "--closes", "2026-12-20",
          "--password-file", password)
    state("unit", "import", as_sheet(root / "units-sheet", [["单位代码", "单位名称", "类别"]] + [[unit, f"{unit} 学校", "学校"] for unit in UNITS]))
    state("tables", "import", "--sample")
    state("rates", "import", "--sample")
    school = School(size=3 * len(UNITS))
    rows = [[UNITS[index // 3], str(100001 + index)] + list(person.values()) for index, person in enumerate(school.renewals)]
    state("roster", "import", as_sheet(root / "roster", [["单位代码", "编号"] + FIELDS] + rows))
    state("activate", *UNITS[len(LATE):], "--out", state.out, "--letters", state.letters, "--password-file", password)
    return state, school


def declare(state, school):
    """Every unit declares; every third has somebody new, and two of these the same person."""
    packages.mkdir()
    twin = school.person("高一1班")
    newcomers = {unit: twin if unit in UNITS[3:7] else school.person("高一1班") for unit in UNITS[::3]}

    def one(unit):
        def canbao(*arguments):
            return json.loads(run(BIN / "canbao", *arguments, "--data", schools / unit, "--json"))

        canbao("activate", state.out / f"{unit}-2027-A0001.canbao", "--code-file", state.letters / f"{unit}.code.txt",
               "--password-file", unit_password)
        if unit in newcomers:
            sheet = as_sheet(root / f"additions-{unit}", [ADDITIONS, ["1"] + [newcomers[unit][field] for field in FIELDS]])
            canbao("submit", str(canbao("stage", "additions", sheet)["batch"]))
        canbao("declare", "--out", packages, "--password-file", unit_password)

    each(one, UNITS)
    known = school.core(school.renewals + [person for unit, person in newcomers.items() if unit not in UNITS[4:7]], **{
        "n" + school.renewals[4]["证件号码"]: "已死亡", "n" + school.renewals[40]["证件号码"]: "另一人"})
    return [line.split(",") for line in known.splitlines()]


def an_export_is_whole_or_not_there(state):
    began = time.monotonic()
    state("export-core", "--out", state.folder / "first")
    duration = time.monotonic() - began
    kills = 0
    for number in range(KILLS * 3):
        out = state.folder / f"export-{number}"
        process = state.start("export-core", "--out", out)
        time.sleep(chance.uniform(0, duration))  # the random moment itself
        process.kill()
        process.communicate()
        kills += process.returncode == -signal.SIGKILL
        if not out.exists():
            state("export-core", "--out", out)
        for resource in json.loads((out / "datapackage.json").read_bytes())["resources"]:
            digest = hashlib.sha256((out / resource["path"]).read_bytes()).hexdigest()
            checked("whole", resource["hash"] == "sha256:" + digest, resource["path"])
    hidden = [path.name for path in state.folder.glob(".export-*")]
    checked("nothing lies beside", hidden == [], hidden)
    is_sound(state)
    return kills


def main():
    print(f"seed {SEED}, {KILLS} kills a step")
    state, school = a_fresh_center()
    core = None
    for name in STEPS:
        if name == "compare":
            state("core", "import", as_sheet(root / "core", core))
        began = time.monotonic()
        step = Step(name, state)
        kills = rounds = 0
        while kills < KILLS:
            kills += step.round(rounds)
            rounds += 1
            checked("kills hit", rounds < 10 * KILLS)
        step.two_at_once()
        step.waits()
        print(f"{name}: {step.duration:.1f} s undisturbed, killed {kills} times in {rounds} rounds, {time.monotonic() - began:.0f} s in all")
        state = step.after
        if name == "activate":
            core = declare(state, school)
    print(f"export-core: killed {an_export_is_whole_or_not_there(state)} times")
    shutil.rmtree(root)
    print(f"{passed} passed, 0 failed")


main()
