"""`canbao` killed at random moments: a step is done or not begun, whatever it had told is there, and run again it ends as it should.

Of each step the state before is kept, and one run without kills. A round takes a copy of the state before, kills the step at a random moment
(a time, or a call that makes something last), looks at what is there, and runs the step to its end.
CANBAO_KILLS says how many kills of each step must hit before it ends by itself (an argument says it, too), CANBAO_SEED which moments.
"""

import collections
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time

from unit_state import (State, a_fresh_unit, checked, code, finish, has_a_sound_database, has_nothing_lying, has_whole_files, ledger,
                        other_password, password, root, run)

KILLS = int(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CANBAO_KILLS", "2"))
SEED = int(os.environ.get("CANBAO_SEED", "2027"))
chance = random.Random(SEED)
LASTING = ["fsync", "fdatasync", "rename", "pwrite64", "unlink", "link"]


def calls_of(command):
    """How often a run without kills makes each of them."""
    trace = root / "trace"
    run("strace", "-f", "-o", trace, "-e", "trace=" + ",".join(LASTING), *command)
    made = collections.Counter(re.findall(r"^\d+ +(\w+)\(", trace.read_text(), re.M))
    return {call: made[call] for call in LASTING if made[call]}


def killed_at(call, count, command):
    at = f"inject={call}:signal=KILL:when={chance.randint(1, count)}"
    return subprocess.run(["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", at, *command], capture_output=True)


STEPS = {
    "stage": lambda state: ["stage", "additions", root / "newcomers.xls"],
    "submit": lambda state: ["submit", "1"],
    "backup": lambda state: ["backup", "--out", state.out / "copy.sqlite"],
    "declare": lambda state: ["declare", "--out", state.out, "--password-file", password],
    "apply": lambda state: ["apply", root / "result.canbao", "--password-file", password],
    "undo": lambda state: ["undo", "2"],
    "password": lambda state: ["password", "--password-file", password, "--new-password-file", other_password],
    "restore": lambda state: ["restore", root / "older.sqlite"],
}


def outbox_is_the_ledger(state):
    known = ledger(state)
    kept = {path.name for path in (state.data / "outbox").glob("*")}
    checked("every package of the ledger is kept", set(known) <= kept, known, kept)
    # A restored ledger has forgotten some; their numbers stay taken.
    checked("and no other", set(known) == kept or any(state.data.glob("canbao.former-*.sqlite")), known, kept)
    for path in state.out.glob("*.canbao"):
        checked("what was handed out is what is kept", path.read_bytes() == (state.data / "outbox" / path.name).read_bytes())


class Step:
    """A step with the state before it and what a run without kills makes of it."""

    def __init__(self, name, before):
        self.name, self.before, self.pictures = name, before, {"before": before.picture()}
        self.after = before.copy(f"{name}-undisturbed")
        began = time.monotonic()
        self.after(*STEPS[name](self.after))
        self.duration = time.monotonic() - began
        self.pictures["after"] = self.after.picture()
        counted = before.copy("counted")
        self.calls = calls_of(counted.command(*STEPS[name](counted)))
        counted.drop()
        began = time.monotonic()
        before.copy("idle")("list", "batches")
        State(root / "idle").drop()
        self.idle = min(time.monotonic() - began, self.duration) * 0.8

    def killed(self, state):
        """At a random time, or where it next tells the disk something for good. Returns whether that was before its end, and whether it
        had said by then that all was done."""
        command = state.command(*STEPS[self.name](state))
        call = chance.choice(["", *self.calls])
        if call:
            done = killed_at(call, self.calls[call], command)
            return done.returncode == -signal.SIGKILL, bool(done.stdout)
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(self.idle, self.duration * 1.02))  # the random moment itself, waiting for nothing
        process.kill()
        said = process.communicate()[0]
        return process.returncode == -signal.SIGKILL, bool(said)

    def which(self, picture, *names):
        found = [name for name in names if picture == self.pictures[name]]
        if not found:
            differing = [table for table in picture if all(picture[table] != self.pictures[name].get(table) for name in names)]
            checked(f"{self.name} is whole or not there", False, differing)
        return found

    def round(self, number):
        state = self.before.copy(f"{self.name}-{number}")
        hit, said = self.killed(state)
        if self.name != "restore":  # of a restore it is the next start that decides
            has_a_sound_database(state)
            stands = self.which(state.picture(), "before", "after")
            checked("what it told is there", not said or "after" in stands)
        has_whole_files(state)
        checked("the log", state.is_intact())
        stands = self.which(state.picture(), "before", "after")
        checked("what it told is there, started again", not said or "after" in stands)
        outbox_is_the_ledger(state)
        self.ended(state, stands)
        state.drop()
        return hit

    def ended(self, state, stands):
        """Where it had not come to pass it is done again; what can be done twice is done twice."""
        again = self.name in ("declare", "backup", "restore")
        if "after" not in stands or again:
            state(*STEPS[self.name](state))
        if self.name == "declare" and "after" in stands:
            checked("no number twice", len(ledger(state)) == len(ledger(self.after)) + 1)
        else:
            self.which(state.picture(), "after")
        has_a_sound_database(state)
        has_whole_files(state)
        has_nothing_lying(state)
        outbox_is_the_ledger(state)
        checked("the log at the end", state.is_intact())
        if self.name == "password":
            state("declare", "--out", state.out, "--password-file", other_password)
        if self.name == "restore":
            checked("the former is set aside", any(state.data.glob("canbao.former-*.sqlite")))
            state("declare", "--out", state.out, "--password-file", other_password)
            checked("no number is given out again", len(list(state.out.glob("*-D*.canbao"))) == 3)


def a_first_start_is_killed():
    """There is no half a database: it is begun, or it is not there, and the next start goes on."""
    hits, calls = 0, None
    package = next((root / "center" / "out").glob("*-A*.canbao"))
    for number in range(KILLS + 1):
        state = State(root / f"first-{number}")
        command = state.command("activate", package, "--code-file", code, "--password-file", password)
        if calls:
            call = chance.choice(list(calls))
            hits += killed_at(call, calls[call], command).returncode == -signal.SIGKILL
            run(*command)
        else:
            calls = calls_of(command)
        checked("the log of a first start", state.is_intact())
        has_nothing_lying(state)
        state.drop()
    return hits


def main():
    print(f"seed {SEED}, {KILLS} kills a step")
    state, center, school, newcomers = a_fresh_unit()
    total = a_first_start_is_killed()
    print(f"first start: killed {total} times in {KILLS} rounds", flush=True)
    for name in STEPS:
        if name == "apply":
            answer = center.answer(next(state.out.glob("*-D*.canbao")), school.core(school.renewals + newcomers[3:]))
            shutil.copy(answer, root / "result.canbao")
        if name == "undo":
            state("stage", "additions", root / "late.xls")
            state("submit", "2")
        if name == "restore":
            state("backup", "--out", root / "older.sqlite")
            state("declare", "--out", state.out, "--password-file", other_password)
        began = time.monotonic()
        step = Step(name, state)
        kills = rounds = 0
        while kills < KILLS:
            kills += step.round(rounds)
            rounds += 1
            checked("kills hit", rounds < 10 * KILLS)
        total += kills
        print(f"{name}: {step.duration:.1f} s undisturbed, killed {kills} times in {rounds} rounds, {time.monotonic() - began:.0f} s in all", flush=True)
        state = step.after
    print(f"{total} kills")
    finish()


main()
