"""Passwords and keys at rest: how they are wrapped, what a changed password opens, who may read the files, and where no secret ever stands."""

import base64
import hashlib
import json
import os
import pathlib
import re
import sqlite3
import stat
import subprocess

from served import CENTER_PASSWORD, UNIT_PASSWORD, Served, Visitor, root, run, set_up
from programs import BIN

NEW_PASSWORD = "梧桐树下的旧自行车"
unit, center, code, _ = set_up()
center_data = center.folder / "data"
passed = 0


def checked(name, fact, *said):
    global passed
    assert fact, (name, *said)
    passed += 1


def unit_vault(database):
    with sqlite3.connect(database) as connection:
        return json.loads(connection.execute("SELECT vault FROM key_ring").fetchone()[0])


def center_vault(database):
    with sqlite3.connect(database) as connection:
        return json.loads(connection.execute("SELECT keys FROM center").fetchone()[0])


def raw(part):
    return base64.b64decode(part) if isinstance(part, str) else bytes(part)


def opened(vault, password):
    """By another's hand: scrypt of hashlib, and of GCM the counter mode of openssl, which the tag is left out of."""
    box = raw(vault["box"])
    key = hashlib.scrypt(password.encode(), salt=raw(vault["salt"]), n=1 << vault["cost"], r=8, p=1, maxmem=1 << 29, dklen=32)
    return subprocess.run(
        ["openssl", "enc", "-d", "-aes-256-ctr", "-nopad", "-K", key.hex(), "-iv", box[:12].hex() + "00000002"], input=box[12:-16],
        capture_output=True, check=True).stdout


def unit_keys(database, password):
    """None where the password does not open them."""
    try:
        return json.loads(opened(unit_vault(database), password))
    except ValueError:
        return None


def keys_are_wrapped_as_documented():
    for name, vault in [("unit", unit_vault(unit / "canbao.sqlite")), ("center", center_vault(center_data / "center.sqlite"))]:
        checked(f"{name}: scrypt N = 2^17", vault["cost"] == 17, vault)
        checked(f"{name}: a salt of 16 bytes", len(raw(vault["salt"])) == 16)
    checked("center: nonce, three secrets, tag", len(raw(center_vault(center_data / "center.sqlite")["box"])) == 12 + 96 + 16)
    secrets = unit_keys(unit / "canbao.sqlite", UNIT_PASSWORD)
    checked("unit: two keys and the registration secret", {name: len(raw(part)) for name, part in secrets.items()} == {
        "signing": 32, "decryption": 32, "registrationSecret": 32}, secrets.keys())
    unit_key = raw(secrets["signing"])
    checked("salts differ", raw(unit_vault(unit / "canbao.sqlite")["salt"]) != raw(center_vault(center_data / "center.sqlite")["salt"]))
    out = root / "keys"
    center("keys", "export", "--out", out, "--password-file", center.password)
    text = subprocess.run(["openssl", "pkey", "-in", out / "signing.key", "-noout", "-text"], capture_output=True, text=True, check=True).stdout
    private = bytes.fromhex(re.sub(r"[\s:]", "", re.search(r"priv:(.*?)pub:", text, re.S)[1]))
    secrets = opened(center_vault(center_data / "center.sqlite"), CENTER_PASSWORD)
    checked("what the vault holds is the key", private[-32:] in (secrets[:32], secrets[32:64]))
    checked("another password opens nothing", private[-32:] not in opened(center_vault(center_data / "center.sqlite"), "another password"))
    for file in out.rglob("*"):
        checked(f"exported {file.name} is the owner's alone", file.is_dir() or stat.S_IMODE(file.stat().st_mode) == 0o600)
    for data, key in [(center_data, private[-32:]), (unit, unit_key)]:
        for file in filter(pathlib.Path.is_file, data.rglob("*")):
            checked(f"no bare key in {file.name}", key not in file.read_bytes() and key.hex().encode() not in file.read_bytes())


def weak_passwords_are_refused():
    for password, refusal in [("short", "password.too-short"), ("12345678", "password.too-common"), ("school320571", "password.too-common"), ("x" * 300, "password.too-long")]:
        (root / "weak").write_text(password)
        answer = run(BIN / "canbao", "password", "--password-file", root / "unit-password", "--new-password-file", root / "weak", "--data", unit, "--json", expect=1)
        checked(f"refused: {password[:20]}", json.loads(answer)["refused"]["code"] == refusal, answer)
    (root / "weak").write_text("12345678")
    (root / "center-again").write_text(CENTER_PASSWORD)
    answer = run(BIN / "canbao-center", "password", "--password-file", root / "center-again", "--new-password-file", root / "weak", "--data", center_data, "--json", expect=1)
    checked("the center's is refused, too", json.loads(answer)["refused"]["code"] == "password.too-common", answer)


def a_changed_password_wraps_the_keys_anew():
    database, backup = unit / "canbao.sqlite", root / "before.sqlite"
    run(BIN / "canbao", "backup", "--out", backup, "--data", unit)
    before = unit_keys(database, UNIT_PASSWORD)
    (root / "new-password").write_text(NEW_PASSWORD)
    served = Served("canbao", unit, UNIT_PASSWORD)
    here, elsewhere = Visitor(served), Visitor(served)
    here.log_in(), elsewhere.log_in()
    here.get("/system")
    answer = here.post("/system/password", {"old": UNIT_PASSWORD, "new": NEW_PASSWORD, "again": NEW_PASSWORD})
    told = here.get("/system").text
    checked("changed", answer.status == 303 and "密码已修改" in told and "以前的备份仍要用原来的密码" in told, told)
    checked("whoever is logged in elsewhere is out", here.is_in and not elsewhere.is_in)
    elsewhere.log_in(UNIT_PASSWORD)
    checked("the old password is no login", not elsewhere.is_in)
    elsewhere.log_in(NEW_PASSWORD)
    checked("the new one is", elsewhere.is_in)
    served.stop()
    checked("the same keys", unit_keys(database, NEW_PASSWORD) == before)
    checked("a fresh salt", raw(unit_vault(database)["salt"]) != raw(unit_vault(backup)["salt"]))
    checked("the old password opens them no more", unit_keys(database, UNIT_PASSWORD) is None)
    checked("a backup from before keeps the old password", unit_keys(backup, UNIT_PASSWORD) == before)


def files_are_the_owners_alone():
    """With umask 0, in folders that were there before, while the page runs and something was backed up, uploaded and sent."""
    for program, data, password in [("canbao", unit, NEW_PASSWORD), ("canbao-center", center_data, CENTER_PASSWORD)]:
        served = Served(program, data, password)
        visitor = Visitor(served)
        visitor.log_in()
        if program == "canbao":
            visitor.get("/system")
            visitor.post("/system/backup")
            visitor.get("/declare")
            visitor.post("/declare")
        names = {file.name for file in data.rglob("*")}
        checked(f"{program}: log and lock are among them", {"server.lock", "server.port"} <= names and any(name.endswith("-wal") for name in names), names)
        for file in [data, *data.rglob("*")]:
            wanted = 0o700 if file.is_dir() else 0o600
            checked(f"{program}: {file.relative_to(data.parent)}", stat.S_IMODE(file.stat().st_mode) == wanted, oct(file.stat().st_mode))
        descriptors = [os.readlink(entry) for entry in pathlib.Path(f"/proc/{served.process.pid}/fd").iterdir() if entry.is_symlink()]
        checked(f"{program}: nothing is open outside", not any(path.startswith("/tmp/") and root.as_posix() not in path for path in descriptors), descriptors)
        with open(f"/proc/{served.process.pid}/limits") as limits:
            checked(f"{program}: no core file", re.search(r"Max core file size\s+0 ", limits.read()))
        nowhere(served)
        served.stop()


def nowhere(served):
    """Neither in the arguments and the environment, nor in what the program said, nor on a page after a fault or a refusal."""
    secrets = [UNIT_PASSWORD, CENTER_PASSWORD, NEW_PASSWORD, code]
    process = pathlib.Path(f"/proc/{served.process.pid}")
    places = {"arguments": (process / "cmdline").read_bytes(), "environment": (process / "environ").read_bytes(), "log": served.log.read_bytes()}
    visitor = Visitor(served)
    places["a refused login"] = visitor.log_in(CENTER_PASSWORD + "x").body
    places["a page that is not there"] = visitor.get("/nowhere?password=" + CENTER_PASSWORD).body
    places["file names"] = "\n".join(map(str, served.data.rglob("*"))).encode()
    places["database"] = b"".join(file.read_bytes() for file in served.data.rglob("*.sqlite*"))
    for place, content in places.items():
        for secret in secrets:
            checked(f"{served.program}: not in {place}", secret.encode() not in content, place)


for test in [keys_are_wrapped_as_documented, weak_passwords_are_refused, a_changed_password_wraps_the_keys_anew, files_are_the_owners_alone]:
    test()
print(f"{passed} passed, 0 failed")
