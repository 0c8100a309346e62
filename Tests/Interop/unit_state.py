"""A unit's folder that is copied, disturbed and looked at: what the tests of kills, of disks and of damage share."""

import contextlib
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "Browser"))

from plain import Browser, started  # noqa: E402
from programs import BIN, UNIT, UNIT_PASSWORD, Center, as_sheet, run  # noqa: E402
from school import School, additions  # noqa: E402

root = pathlib.Path(tempfile.mkdtemp(prefix="canbao-unit-"))
password, other_password, code = root / "password", root / "other-password", root / "code"
passed = 0
# What differs between two runs of the same step: times, and what is made anew of randomness.
OF_THE_MOMENT = {"time", "created", "closed", "hash", "previous", "reference", "manifest", "journal_head", "digest", "row_digest", "vault",
                 "self_signed"}


def checked(name, fact, *said):
    global passed
    assert fact, (name, *said)
    passed += 1


def finish():
    shutil.rmtree(root)
    print(f"{passed} passed, 0 failed")


def canonical(value):
    """JSON in a column says the same in whatever order."""
    return json.dumps(json.loads(value), sort_keys=True) if isinstance(value, str) and value[:1] in ("[", "{") else value


class State:
    """A unit's folder and what it has handed out, that can be copied while nothing runs."""

    def __init__(self, folder):
        self.folder, self.data, self.out = folder, folder / "data", folder / "out"

    def copy(self, name):
        shutil.copytree(self.folder, root / name)
        return State(root / name)

    def drop(self):
        shutil.rmtree(self.folder)

    def command(self, *arguments):
        return [str(part) for part in [BIN / "canbao", *arguments, "--data", self.data]]

    def __call__(self, *arguments):
        return run(*self.command(*arguments))

    @contextlib.contextmanager
    def page(self):
        """Its page, while it is served."""
        with started("serve", "--data", self.data) as server:
            browser = Browser(server.address)
            browser.get("/")
            yield browser

    def told(self, *arguments):
        """What it says with --json, whether it did it or refused: the status and the document."""
        done = subprocess.run(self.command(*arguments, "--json"), capture_output=True, text=True)
        return done.returncode, json.loads(done.stdout)

    def is_intact(self):
        return self.told("verify-log")[1]["intact"]

    def database(self):
        """Of a copy: looking must not mend what a killed process left."""
        copy = root / "looked-at"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for file in self.data.glob("canbao.sqlite*"):
            shutil.copy(file, copy)
        return sqlite3.connect(copy / "canbao.sqlite")

    def picture(self):
        return picture(self.database())


def picture(database):
    """Every row of every table, without what is of the moment; the journal is only counted by kind, and a login is no change."""
    database.row_factory = sqlite3.Row
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
    seen = {}
    for table in tables:
        if table == "login":
            continue
        rows = [{name: canonical(row[name]) for name in row.keys() if name not in OF_THE_MOMENT}
                for row in database.execute(f"SELECT * FROM {table}")]
        if table == "journal":
            rows = [{"action": row["action"]} for row in rows]
        seen[table] = sorted(json.dumps(row, sort_keys=True, default=repr) for row in rows)
    database.close()
    return seen


def has_a_sound_database(state):
    database = state.database()
    checked("integrity", database.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    checked("foreign keys", database.execute("PRAGMA foreign_key_check").fetchall() == [])
    database.close()


def length_told(data):
    """Of a DER value: its first bytes say how long it is."""
    count = data[1] - 0x80 if data[1] > 0x80 else 0
    return 2 + count + (int.from_bytes(data[2:2 + count], "big") if count else data[1])


def has_whole_files(state):
    """Nothing that stands under a final name is half there."""
    for path in [*state.out.glob("[!.]*"), *(state.data / "outbox").glob("[!.]*"), *(state.data / "backups").glob("[!.]*")]:
        if path.suffix == ".canbao":
            data = path.read_bytes()
            checked("a package to its end", len(data) == length_told(data), path)
        elif path.suffix == ".sqlite":
            with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as backup:
                checked("a whole backup", backup.execute("PRAGMA integrity_check").fetchall() == [("ok",)], path)
            backup.close()


def has_nothing_lying(state):
    """Once the program was started again; in the clerk's own folder once the step was."""
    left = [str(path) for folder in [state.data, state.data / "outbox", state.data / "backups", state.out] for path in folder.glob("*")
            if path.name.startswith(".") or re.search(r"\.(pending|unfinished|restoring)|restoring|uploaded", path.name)]
    checked("nothing is left lying", left == [], left)


def ledger(state):
    rows = json.loads(state("list", "packages", "--format", "json"))
    return {row["file"]: row["manifest"] for row in rows if row["direction"] == "sent"}


def a_fresh_unit(renewals=60, newcomers=120):
    """Activated, with three sheets of newcomers to come."""
    school = School(size=renewals)
    center = Center(root / "center", school.roster())
    package, letters = center.activate()
    password.write_text(UNIT_PASSWORD)
    other_password.write_text("another-password")
    code.write_text(letters)
    state = State(root / "fresh")
    state.out.mkdir(parents=True)
    state("activate", package, "--code-file", code, "--password-file", password)
    people = [school.person("高一1班") for _ in range(newcomers)]
    as_sheet(root / "newcomers", additions(people))
    for name in ["late", "others"]:
        as_sheet(root / name, additions([school.person("高二1班") for _ in range(40)]))
    return state, center, school, people
