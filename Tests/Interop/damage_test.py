"""A unit's data damaged, gone or rewritten by hand: it is noticed, nothing is begun anew, and the newest good backup brings it back."""

import hashlib
import os
import pathlib
import random
import re
import shlex
import shutil
import sqlite3
import subprocess
import urllib.parse

from unit_state import (BIN, UNIT, UNIT_PASSWORD, Browser, State, a_fresh_unit, checked, code, finish, password, picture, root,
                        started)

chance = random.Random(int(os.environ.get("CANBAO_SEED", "2027")))


def database(state):
    return state.data / "canbao.sqlite"


def backups(state):
    return sorted((state.data / "backups").glob("canbao-*.sqlite"))


def overwrite(path, place, data):
    with open(path, "r+b") as file:
        file.seek(place)
        file.write(data)


def with_log(state):
    """As after a crash: several commits stand in the log alone."""
    with started("serve", "--data", state.data) as server:
        page = Browser(server.address)
        page.get("/")
        page.log_in(UNIT, UNIT_PASSWORD)
        server.process.kill()
    log = pathlib.Path(str(database(state)) + "-wal")
    assert log.stat().st_size >= 32 + 3 * (24 + 4096), "the log must hold several commits"
    return log


def is_empty(state):
    database(state).write_bytes(b"")


def is_garbage(state):
    database(state).write_bytes(chance.randbytes(50_000))


def is_text(state):
    database(state).write_text("这不是数据库。" * 1000)


def is_cut_off(state):
    os.truncate(database(state), database(state).stat().st_size // 2)


def is_cut_within_a_page(state):
    os.truncate(database(state), database(state).stat().st_size - 1000)


def has_a_broken_header(state):
    overwrite(database(state), 0, bytes(100))


def has_a_page_of_zeros(state):
    overwrite(database(state), 4096 * (database(state).stat().st_size // 4096 // 2), bytes(4096))


def has_a_page_of_noise(state):
    overwrite(database(state), 4096 * (database(state).stat().st_size // 4096 // 2), chance.randbytes(4096))


def is_of_another_program(state):
    database(state).unlink()
    other = sqlite3.connect(database(state))
    other.execute("CREATE TABLE browser_history (address TEXT)")
    other.commit()
    other.close()


def has_a_log_with_a_broken_page(state):
    overwrite(with_log(state), 32 + 24 + 100, chance.randbytes(64))


def has_a_log_with_a_broken_header(state):
    overwrite(with_log(state), 0, chance.randbytes(32))


def has_a_log_of_zeros_at_first(state):
    overwrite(with_log(state), 0, bytes(4096))


def is_gone(state):
    database(state).unlink()


def is_gone_but_for_its_log(state):
    with_log(state)
    database(state).unlink()


def is_damaged_with_its_newest_backup(state):
    is_garbage(state)
    overwrite(backups(state)[-1], 4096, chance.randbytes(8192))


DAMAGES = [is_empty, is_garbage, is_text, is_cut_off, is_cut_within_a_page, has_a_broken_header, has_a_page_of_zeros, has_a_page_of_noise,
           is_of_another_program, has_a_log_with_a_broken_page, has_a_log_with_a_broken_header, has_a_log_of_zeros_at_first, is_gone,
           is_gone_but_for_its_log, is_damaged_with_its_newest_backup]
ASKED = [["list", "batches"], ["verify-log"], ["stage", "additions", root / "late.xls"], ["declare", "--out", root, "--password-file", password],
         ["activate", root / "activation.canbao", "--code-file", code, "--password-file", password]]


def digests(state):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in state.data.glob("canbao.sqlite*") if "-shm" not in path.name}


def is_brought_back(damage, before):
    state = before.copy(damage.__name__)
    damage(state)
    good = backups(state)[-2 if damage is is_damaged_with_its_newest_backup else -1]
    was = digests(state)
    expected = picture(sqlite3.connect(f"file:{good}?mode=ro&immutable=1", uri=True))
    for asked in ASKED:
        done = subprocess.run(state.command(*asked), capture_output=True, text=True)
        checked(f"{damage.__name__}: {asked[0]} refuses", done.returncode == 1 and done.stdout == "", done)
        checked("in one sentence with the way back", str(good) in done.stderr and "canbao restore" in done.stderr, done.stderr)
    status, said = state.told("stage", "additions", root / "late.xls")
    checked("and its code", status == 1 and said["refused"]["code"] == "data.damaged", said)
    checked(f"{damage.__name__}: nothing was touched", digests(state) == was)
    command = shlex.split(re.search(r"canbao (restore.*?)；", done.stderr)[1])
    subprocess.run([BIN / "canbao", *command], check=True, capture_output=True)
    checked("the backup is back", state.picture() == expected)
    aside = list(state.data.glob("canbao.damaged-1.sqlite*"))
    kept = {hashlib.sha256(path.read_bytes()).hexdigest() for path in aside if "-shm" not in path.name}
    checked(f"{damage.__name__}: what was there is kept beside", kept == set(was.values()), aside)
    state("stage", "additions", root / "others.xls")
    checked("and the work goes on", state.is_intact())
    state.drop()


def the_page_offers_the_backups(before):
    for damage, title in [(is_garbage, "数据文件已损坏"), (is_gone, "数据文件不见了"), (is_empty, "数据文件已损坏")]:
        state = before.copy("page")
        damage(state)
        with state.page() as page:
            checked(f"the page after {damage.__name__}", title in page.text, page.text)
            for path in ["/activate", "/help/login", "/system"]:
                checked("wherever one looks", title in page.get(path))
            names = re.findall(r'name="name" value="([^"]+)"', page.text)
            checked("every good backup, newest first", names == [path.name for path in reversed(backups(state))], names)
            checked("another name is no backup", "这份备份已经不在了" in page.post("/rescue", name="../canbao.sqlite"))
            checked("one of them brings the login back", "登录代码" in page.post("/rescue", name=names[0]), page.text)
            checked("with all that was there", state.picture() == before.picture())
        state.drop()
    state = before.copy("page")
    is_garbage(state)
    with state.page() as page:
        checked("without a backup one may begin anew", "中心发来的开户包" in page.post("/rescue", do="anew"), page.text)
    checked("and everything is kept", any(state.data.glob("canbao.damaged-1.sqlite")) and any((state.data / "backups.former-1").iterdir()))
    state("activate", root / "activation.canbao", "--code-file", code, "--password-file", password)
    state.drop()


def the_page_goes_back_to_a_backup(before):
    state = before.copy("page")
    with state.page() as page:
        page.log_in(UNIT, UNIT_PASSWORD)
        as_it_was = state.picture()
        oldest = backups(state)[0].name
        for stranger in ["%2e%2e", "../canbao.sqlite", "canbao.sqlite", oldest.replace("-0001-", "-0099-")]:
            shown = page.get("/system/backups/" + urllib.parse.quote(stranger, safe=""))
            checked(f"{stranger!r} is no backup", "退回到这一份" not in shown, shown)
        entries = [sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True).execute("SELECT max(id) FROM journal").fetchone()[0]
                   for file in [backups(state)[0], database(state)]]
        page.get("/system/backups/" + oldest)
        checked("what it costs is told first", f"又有 {entries[1] - entries[0]} 条" in page.text, entries, page.text)
        checked("nothing was touched by asking", state.picture() == as_it_was)
        checked("then one logs in again", "登录代码" in page.post(f"/system/backups/{oldest}/restore"), page.text)
        checked("who was logged in is out", "登录代码" in page.get("/system"))
        expected = picture(sqlite3.connect(f"file:{state.data / 'backups' / oldest}?mode=ro&immutable=1", uri=True))
        checked("the backup is back", state.picture() == expected)
        checked("the former is set aside", any(state.data.glob("canbao.former-1.sqlite")))
        page.log_in(UNIT, UNIT_PASSWORD)
        checked("and one works on", "变更日志完整" in page.get("/system"), page.text)
    state("stage", "additions", root / "others.xls")
    checked("the log", state.is_intact())
    state.drop()


def each_backup_can_be_worked_on(before):
    """Restored, each kind of backup is a whole unit: nothing that had gone out goes out again under the same number."""
    highest = max(int(re.search(r"D(\d+)", path.name)[1]) for path in before.out.glob("*-D*.canbao"))
    for backup in backups(before):
        state = before.copy("restored")
        state("restore", state.data / "backups" / backup.name)
        checked("the log", state.is_intact())
        state("stage", "additions", root / "others.xls")
        status, said = state.told("declare", "--out", state.out, "--password-file", password)
        checked(f"{backup.name} goes on", status == 0 and said["sequence"] == highest + 1, said)
        state.drop()


GENUINE = "SELECT time, operator, action, reference, details, previous, hash FROM journal"
MANIPULATIONS = {
    "a changed time": "UPDATE journal SET time = '2020-01-01T00:00:00+08:00' WHERE id = 5",
    "a changed operator": "UPDATE journal SET operator = '别人' WHERE id = 5",
    "a changed action": "UPDATE journal SET action = 'amend' WHERE id = 5",
    "a changed reference": "UPDATE journal SET reference = 'P1' WHERE id = 5",
    "changed details": "UPDATE journal SET details = '{}' WHERE id = 5",
    "a changed hash": "UPDATE journal SET hash = replace(hash, substr(hash, 1, 1), 'f') WHERE id = (SELECT min(id) FROM journal WHERE hash NOT LIKE 'f%')",
    "a changed previous": f"UPDATE journal SET previous = '{'e' * 64}' WHERE id = 5",
    "the first deleted": "DELETE FROM journal WHERE id = 1",
    "one deleted": "DELETE FROM journal WHERE id = 5",
    "several deleted": "DELETE FROM journal WHERE id BETWEEN 5 AND 9",
    "one deleted and the gap closed": "DELETE FROM journal WHERE id = 5; UPDATE journal SET id = id - 1 WHERE id > 5",
    "the last deleted": "DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)",
    "the end deleted": "DELETE FROM journal WHERE id > 5",
    "everything deleted": "DELETE FROM journal",
    "two swapped": "UPDATE journal SET id = 100000 WHERE id = 5; UPDATE journal SET id = 5 WHERE id = 6; UPDATE journal SET id = 6 WHERE id = 100000",
    "the details of two swapped": "UPDATE journal SET details = CASE id WHEN 5 THEN (SELECT details FROM journal WHERE id = 6) ELSE "
                                  "(SELECT details FROM journal WHERE id = 5) END WHERE id IN (5, 6)",
    "one inserted at the end": "INSERT INTO journal SELECT max(id) + 1, '2026-10-10T10:00:00+08:00', '别人', 'amend', 'P1', '{}', "
                               f"(SELECT hash FROM journal ORDER BY id DESC LIMIT 1), '{'d' * 64}' FROM journal",
    "one inserted at the front": f"INSERT INTO journal VALUES (0, '2026-10-10T10:00:00+08:00', '别人', 'amend', 'P1', '{{}}', '{'a' * 64}', '{'b' * 64}')",
    "an id below zero": f"INSERT INTO journal VALUES (-7, '2026-10-10T10:00:00+08:00', '别人', 'amend', 'P1', '{{}}', '{'a' * 64}', '{'b' * 64}')",
    "a table laid anew": "CREATE TABLE j AS SELECT * FROM journal WHERE id <> 5; DROP TABLE journal; ALTER TABLE j RENAME TO journal",
    "no table at all": "DROP TABLE journal",
}


def field(value):
    data = value.encode()
    return len(data).to_bytes(8, "big") + data


def written_anew(connection):
    """Every hash worked out again after a change, as somebody who knows how would."""
    connection.execute("UPDATE journal SET operator = '别人' WHERE id = 5")
    previous = "0" * 64
    for number, *rest in connection.execute("SELECT id, time, operator, action, reference, details FROM journal ORDER BY id").fetchall():
        digest = hashlib.sha256(b"".join(map(field, [previous, str(number), *rest]))).hexdigest()
        connection.execute("UPDATE journal SET previous = ?, hash = ? WHERE id = ?", (previous, digest, number))
        previous = digest


def an_older_file(state):
    shutil.copy(backups(state)[0], database(state))


def every_manipulation_is_found(before):
    def manipulated(name, change):
        state = before.copy("manipulated")
        connection = sqlite3.connect(database(state))
        connection.executescript("DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete")
        change(connection)
        connection.commit()
        connection.close()
        status, said = state.told("verify-log")
        checked(f"verify-log finds {name}", status == 1 and said.get("intact") is False, status, said)
        state.drop()

    for name, sql in MANIPULATIONS.items():
        manipulated(name, lambda connection: connection.executescript(sql))
    manipulated("a chain written anew", written_anew)
    state = before.copy("older")
    an_older_file(state)
    checked("verify-log finds an older file in its place", state.told("verify-log")[1]["intact"] is False)
    state.drop()


def main():
    state, center, _, newcomers = a_fresh_unit(20, 12)
    shutil.copy(next((root / "center" / "out").glob("*-A*.canbao")), root / "activation.canbao")
    state("stage", "additions", root / "newcomers.xls")
    state("submit", "1")
    state("declare", "--out", state.out, "--password-file", password)
    state("stage", "additions", root / "late.xls")
    state("submit", "2")
    state("undo", "2")
    with state.page():
        pass
    checked("it is backed up when the page ends", "at-exit" in backups(state)[-1].name, backups(state))
    checked("and whole in one file", not any(path.stat().st_size for path in state.data.glob("canbao.sqlite-wal")))
    with state.page():
        pass
    checked("but not again when nothing was done", len([path for path in backups(state) if "at-exit" in path.name]) == 1)
    before = State(state.folder)
    for damage in DAMAGES:
        is_brought_back(damage, before)
    the_page_offers_the_backups(before)
    the_page_goes_back_to_a_backup(before)
    each_backup_can_be_worked_on(before)
    every_manipulation_is_found(before)
    finish()


main()
