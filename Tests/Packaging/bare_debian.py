"""What bare_debian_test.sh does inside: ROOT is the bare system, WORK a folder that lies at the same path in both."""

import hashlib
import json
import pathlib
import subprocess
import sys

from plain import Browser, started
from programs import BIN, UNIT, UNIT_PASSWORD, Center, run
from school import School, additions, reductions

root, work = map(pathlib.Path, sys.argv[1:])
data = root / "root/.local/share/canbao"
passed = 0


def step(name):
    global passed
    passed += 1
    print(f"ok {passed} {name}", flush=True)


def inside(*command, expect=0):
    return run("chroot", root, "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", *command, expect=expect)


def canbao(*arguments, expect=0):
    return run(BIN / "canbao", *arguments, expect=expect)


def state():
    """Every file of the unit's with its digest."""
    return {str(path.relative_to(data)): hashlib.sha256(path.read_bytes()).hexdigest() for path in data.rglob("*") if path.is_file()}


def listing(kind):
    return json.loads(canbao("list", kind, "--format", "json"))


refused = subprocess.run(["chroot", root, "bash", "-c", "exec 3<>/dev/tcp/192.0.2.1/80"], capture_output=True)
assert refused.returncode != 0, "there is a network"
inside("sh", "-c", "dpkg -i /packages/*.deb")
assert "canbao" in inside("dpkg", "-l", "canbao") and not (root / "usr/bin/python3").exists()
for program in ["canbao", "canbao-center"]:
    libraries = {line.split()[0].split("/")[-1] for line in inside("ldd", f"/usr/bin/{program}").splitlines()}
    assert libraries <= {"linux-vdso.so.1", "libc.so.6", "libm.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}, libraries
    version = run(BIN / program, "--version").strip()
    assert f"Version: {version}\n" in inside("dpkg", "-s", program), version
step("installed without a network; the version is the package's")

school = School(60)
(work / "center").mkdir()
center = Center(work / "center" / "of", school.roster())
package, code = center.activate()

with started("open", package) as server:
    browser = Browser(server.address)
    first = browser.get("/activate")
    assert "开始使用" in first and f"已选好 {package.name}" in first, first
    shown = browser.post("/activate", waiting=package.name, code=code)
    assert "核对开户包" in shown and "云川实验学校" in shown, shown
    assert "开户完成" in browser.post("/activate/confirm", password=UNIT_PASSWORD, again=UNIT_PASSWORD)
    page = browser.get("/activate")
    assert "已选好" not in page, page
    server.stop()
assert data.stat().st_mode & 0o777 == 0o700 and (data / "canbao.sqlite").stat().st_mode & 0o777 == 0o600
step("first start: a package that was double-clicked waits, and is taken in on the page")

password = work / "password"
password.write_text(UNIT_PASSWORD)
fresh = [school.person("高一1班") for _ in range(3)]
for kind, people, table in [("additions", fresh, additions(fresh)), ("reductions", school.renewals[:1], reductions(school.renewals[:1]))]:
    sheet = work / f"{kind}.csv"
    sheet.write_bytes(table.encode("gb18030"))
    staged = json.loads(canbao("stage", kind, sheet, "--json"))
    assert staged["accepted"] == len(people), staged
    canbao("submit", staged["batch"])
assert {person["姓名"] for person in fresh} <= {person["name"] for person in listing("declared")}
step("sheets in GB 18030 are taken in")

made = json.loads(canbao("declare", "--out", work, "--password-file", password, "--json"))
assert made["totals"] == {"renewals": 60, "additions": 3, "reductions": 1, "declared": 62}, made
result = center.answer(made["file"], school.core(school.renewals + fresh, **{"n" + fresh[0]["证件号码"]: "已死亡"}))
applied = json.loads(canbao("apply", result, "--password-file", password, "--json"))
assert applied["accepted"] and len(listing("rejections")) == 1, applied
canbao("verify-log")
step("declared, answered, applied")

people = listing("declared")  # opening folds a log in: first this, then the digests
before = state()
for how in ["--remove", "--purge"]:
    inside("dpkg", how, "canbao")
    inside("test", "!", "-e", "/usr/bin/canbao")
    assert state() == before, how
assert not inside("find", "/usr/share", "/etc", "-name", "*canbao*", "-not", "-name", "*canbao-center*", "-not", "-path", "*/dpkg/*").strip()
step("removed and purged: nothing of the program is left, all data are")

inside("sh", "-c", "dpkg -i /packages/canbao_*.deb")
assert listing("declared") == people
step("installed again: the list is there")
print(f"{passed} passed, 0 failed")
