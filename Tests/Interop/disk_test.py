"""A unit's disk full, read-only, limited, failing or gone, and a clock ten years back: a clear sentence, no loss, and on it goes once mended.

Needs to mount in a namespace of its own. What can't be mounted here is counted as skipped. CANBAO_SEED says which calls fail,
CANBAO_FAILURES how many.
"""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time

from unit_state import (UNIT, UNIT_PASSWORD, State, a_fresh_unit, checked, code, finish, has_a_sound_database, has_nothing_lying,
                        has_whole_files, ledger, other_password, password, root, run)

chance = random.Random(int(os.environ.get("CANBAO_SEED", "2027")))
FAILURES = int(os.environ.get("CANBAO_FAILURES", "1"))  # kinds of calls that fail, for each kind of error and each step
STEPS = {
    "stage": lambda state: ["stage", "additions", root / "late.xls"],
    "submit": lambda state: ["submit", "2"],
    "undo": lambda state: ["undo", "1"],
    "declare": lambda state: ["declare", "--out", state.out, "--password-file", password],
    "apply": lambda state: ["apply", root / "result.canbao", "--password-file", password],
    "backup": lambda state: ["backup", "--out", state.out / "copy.sqlite"],
    "restore": lambda state: ["restore", root / "older.sqlite"],
}
SENTENCES = ("没有写到", "已满", "不能写", "写不成", "只读", "没有权限", "不存在", "读写不成")


def mount(*arguments):
    subprocess.run(["mount", *map(str, arguments)], check=True, capture_output=True)


def refused_well(name, status, said):
    """A sentence that names the trouble and what to do, and the status for it."""
    message = said["refused"]["message"]
    checked(f"{name}: the status", status == 73, status, said)
    checked(f"{name}: the code", said["refused"]["code"] == "output.unwritable", said)
    checked(f"{name}: a sentence", any(words in message for words in SENTENCES) and "请" in message, message)


class Small:
    """A state on a file system of its own."""

    def __init__(self, before, size):
        self.point = root / "small"
        self.point.mkdir(exist_ok=True)
        mount("-t", "tmpfs", "-o", f"size={size}k", "tmpfs", self.point)
        shutil.copytree(before.folder, self.point / "unit")
        self.state = State(self.point / "unit")

    def fill(self, free):
        """All but so many KB."""
        room = os.statvfs(self.point)
        left = room.f_bavail * room.f_frsize // 1024 - free
        (self.point / "filler").write_bytes(bytes(max(0, left) * 1024))

    def drop(self):
        subprocess.run(["umount", "-l", str(self.point)], check=True)


class Step:
    def __init__(self, name, before):
        self.name, self.before, self.picture = name, before, before.picture()
        after = before.copy("after")
        after(*STEPS[name](after))
        self.after = after.picture()
        after.drop()

    def on(self, state, what, mend):
        """Does it where it can't go well, looks, mends, and does it again."""
        name = f"{self.name}, {what}"
        status, said = state.told(*STEPS[self.name](state))
        if status != 0:
            refused_well(name, status, said)
        picture = state.picture()
        has_a_sound_database(state)
        has_whole_files(state)
        checked(f"{name}: whole or not there", picture == (self.after if status == 0 else self.picture), status, said)
        mend()
        if status != 0:
            state(*STEPS[self.name](state))
            checked(f"{name}: and goes on", state.picture() == self.after)
        checked(f"{name}: the log", state.is_intact())
        has_nothing_lying(state)
        return status


def full(step):
    """From no room at all up to room enough."""
    refusals = 0
    for free in [0, 4, 12, 40, 100, 300, 1000, 4000]:
        small = Small(step.before, 20_000)
        small.fill(free)
        refusals += step.on(small.state, f"{free} KB free", (small.point / "filler").unlink) != 0
        small.drop()
    checked("some did not fit", refusals > 0, step.name)


def read_only(step):
    small = Small(step.before, 20_000)
    mount("-o", "remount,ro", small.point)
    status = step.on(small.state, "read-only", lambda: mount("-o", "remount,rw", small.point))
    checked("a read-only disk takes nothing", status == 73)
    small.drop()


def limited(step):
    """No file may grow beyond so much: what a quota does, without one."""
    for limit in [8_192, 65_536, 200_000]:
        state = step.before.copy("limited")

        def bound():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        done = subprocess.run(state.command(*STEPS[step.name](state), "--json"), capture_output=True, text=True, preexec_fn=bound)
        checked(f"{step.name}, limited to {limit}: told", done.returncode in (0, 73), done)
        picture = state.picture()
        has_a_sound_database(state)
        has_whole_files(state)
        checked(f"{step.name}, limited to {limit}: whole or not there", picture == (step.after if done.returncode == 0 else step.picture))
        state("list", "batches")
        state.drop()


def failing(step):
    """The disk answers with an error, from some call on."""
    for error in ["ENOSPC", "EDQUOT", "EIO", "EROFS"]:
        for call in chance.sample(["pwrite64", "fsync", "fdatasync", "rename", "ftruncate", "fallocate"], FAILURES):
            state = step.before.copy("failing")
            at = f"inject={call}:error={error}:when={chance.randint(1, 12)}+"
            command = state.command(*STEPS[step.name](state))
            done = subprocess.run(["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", at, *command], capture_output=True, text=True)
            checked(f"{step.name}, {call} says {error}: told", done.returncode in (0, 73), at, done)
            has_a_sound_database(state)
            has_whole_files(state)
            checked("the log holds", state.is_intact())
            # After a flush that failed nobody knows: what was refused may be there, whole.
            allowed = [step.after] if done.returncode == 0 else [step.picture, step.after]
            checked(f"{step.name}, {call} says {error}: whole or not there", state.picture() in allowed, at, done)
            state.drop()


def the_stick_goes(before):
    """Pulled out while a declaration is written to it: what was recorded is kept, and can be carried again."""
    moments = [("fsync", 1), ("fsync", 2), ("fsync", 4), ("rename", 1), ("rename", 2), ("rename", 3), ("recorded", 3)]
    for call, count in moments:
        state = before.copy("declares")
        stick, trace = root / "stick", root / "trace"
        stick.mkdir(exist_ok=True)
        mount("-t", "tmpfs", "tmpfs", stick)
        trace.write_text("")
        slow = "rename" if call == "recorded" else call
        command = state.command("declare", "--out", stick, "--password-file", password, "--json")
        gate = ["strace", "-f", "-o", trace, "-e", f"trace={slow}", "-e", f"inject={slow}:delay_enter=1000000:when={count}+"]
        process = subprocess.Popen([*gate, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

        def has_come():
            if call == "recorded":
                return any((state.data / "outbox").glob("*D0002.canbao"))
            return trace.read_text().count(f" {call}(") >= count

        while process.poll() is None and not has_come():
            time.sleep(0.02)  # looks again
        subprocess.run(["umount", "-l", str(stick)], check=True)
        said = json.loads(process.communicate()[0])
        if process.returncode != 0:
            refused_well(f"stick gone at {call} {count}", process.returncode, said)
        checked("what was made and not handed over is told", call != "recorded" or "不用重新导出" in said["refused"]["message"], said)
        has_a_sound_database(state)
        known = sorted(ledger(state))
        kept = sorted(path.name for path in (state.data / "outbox").glob("*"))
        checked("what is recorded is kept", kept == known, kept, known)
        status, said = state.told("declare", "--out", state.out, "--password-file", password)
        checked("and it goes on", status == 0 and said["sequence"] == len(known) + 1, said)
        for left in stick.glob("*"):
            left.unlink()
        state.drop()


def the_page_on_a_full_disk(before):
    """It stays, says what to do, and goes on once there is room."""
    small = Small(before, 20_000)
    with small.state.page() as page:
        page.log_in(UNIT, UNIT_PASSWORD)
        page.get("/additions/2")
        small.fill(0)
        for path, fields in [("/additions/2", {"do": "submit"}), ("/system/backup", {})]:
            said = page.post(path, **fields)
            checked(f"{path} on a full disk", any(words in said for words in SENTENCES) and "故障" not in said, said)
            checked("the page still shows", "late.xls" in page.get("/additions"), page.text)
            page.get("/additions/2")
        (small.point / "filler").unlink()
        page.post("/additions/2", do="submit")
        checked("and goes on", page.get("/system") and "变更日志完整" in page.text, page.text)
    checked("what was refused is done", json.loads(small.state("list", "batches", "--format", "json"))[0]["submitted"] == 40)
    small.drop()


def no_such_folder_and_no_room_for_it(before):
    state = before.copy("nowhere")
    pipe = root / "pipe"
    os.mkfifo(pipe)
    for name, path in [("a folder that is not there", root / "none" / "copy.sqlite"), ("a pipe", pipe),
                       ("a name under a file", root / "late.xls" / "copy.sqlite")]:
        status, said = state.told("backup", "--out", path)
        refused_well(f"backup to {name}", status, said)
    checked("a pipe stays one", pipe.is_fifo())
    status, said = state.told("declare", "--out", root / "none", "--password-file", password)
    refused_well("declare to a folder that is not there", status, said)
    checked("and used no number up", state.told("declare", "--out", state.out, "--password-file", password)[1]["sequence"] == 2)
    state.drop()


def a_clock_ten_years_back(before, center):
    state = before.copy("clock")

    def then(*arguments):
        return subprocess.run(["faketime", "-f", "-10y", *state.command(*arguments)], capture_output=True, text=True)

    def done_then(*arguments):
        done = then(*arguments)
        checked(f"{arguments[0]} ten years ago", done.returncode == 0, done)
        return done.stdout

    newest = max((state.data / "backups").iterdir()).name
    checked("the date is told", "请先把电脑的日期和时间调准" in then("list", "batches").stderr)
    done_then("submit", "2", "--good-rows")
    done_then("undo", "2")
    kept = sorted(path.name for path in (state.data / "backups").iterdir())
    checked("the backup made then is the newest", "-2016" in kept[-1] and newest in kept, kept)
    wrong = then("declare", "--out", state.out, "--password-file", other_password)
    checked("a wrong password is told", "密码不正确" in wrong.stderr, wrong)
    done_then("apply", root / "result.canbao", "--password-file", password)
    done_then("declare", "--out", state.out, "--password-file", password)
    package = max(state.out.glob("*-D*.canbao"))
    taken = json.loads(center("receive", package, "--password-file", center.password, "--json"))
    checked("the center takes what was declared then", taken[0]["accepted"], taken)
    checked("the log", state.is_intact())
    state("stage", "additions", root / "others.xls")
    state("declare", "--out", state.out, "--password-file", password)
    checked("and with the right clock on it goes", state.is_intact())
    state.drop()
    early = State(root / "early")
    early.out.mkdir(parents=True)
    package = next((root / "center" / "out").glob("*-A*.canbao"))
    for arguments in [["activate", package, "--code-file", code], ["declare", "--out", early.out]]:
        command = ["faketime", "-f", "-10y", *early.command(*arguments, "--password-file", password)]
        done = subprocess.run(command, capture_output=True, text=True)
        checked(f"a first {arguments[0]} ten years ago", done.returncode == 0, done)
    status, said = early.told("declare", "--out", early.out, "--password-file", password)
    checked("and goes on today", status == 0 and said["sequence"] == 2, said)
    early.drop()


def main():
    state, center, school, newcomers = a_fresh_unit()
    state("stage", "additions", root / "newcomers.xls")
    state("submit", "1")
    state("declare", "--out", state.out, "--password-file", password)
    shutil.copy(center.answer(next(state.out.glob("*-D*.canbao")), school.core(school.renewals + newcomers[3:])), root / "result.canbao")
    state("backup", "--out", root / "older.sqlite")
    state("stage", "additions", root / "late.xls")
    for name in STEPS:
        began = time.monotonic()
        step = Step(name, state)
        full(step)
        read_only(step)
        limited(step)
        failing(step)
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    the_page_on_a_full_disk(state)
    no_such_folder_and_no_room_for_it(state)
    the_stick_goes(state)
    a_clock_ten_years_back(state, center)
    finish()


if "CANBAO_NAMESPACE" not in os.environ:
    how = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    if subprocess.run([*how, "true"], capture_output=True).returncode != 0:
        print(f"SKIPPED  no mounts of our own here ({' '.join(how)} is refused)\n0 passed, 1 skipped, 0 failed")
        sys.exit()
    sys.exit(subprocess.run([*how, sys.executable, __file__], env=os.environ | {"CANBAO_NAMESPACE": "1"}).returncode)
main()
