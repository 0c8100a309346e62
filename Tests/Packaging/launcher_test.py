"""From the icon to the page and back: what a double click does, with a desktop of scripts that note what they were asked to show."""

import hashlib
import os
import pathlib
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "Browser"))

from plain import Browser, started  # noqa: E402
from programs import BIN, run  # noqa: E402

DEMO_PASSWORD = "yanshi-2026"
passed = 0


def case(check):
    """Runs it in a folder of its own, with a desktop of its own."""
    global passed
    with tempfile.TemporaryDirectory() as folder:
        check(Desktop(pathlib.Path(folder)))
    passed += 1
    print(f"ok {passed} {check.__doc__}", flush=True)


class Desktop:
    """`browser` and `dialog`: what the scripts end with; None: not installed."""

    def __init__(self, folder):
        self.folder = folder
        self.data = folder / "data"
        self.programs = folder / "bin"
        self.programs.mkdir()
        self.install("xdg-open", 0)
        # What the scripts themselves need, and no browser or dialog of this computer.
        self.environment = {"DISPLAY": ":99", "PATH": str(self.programs), "XDG_DATA_HOME": str(folder / "xdg")}

    def install(self, name, status):
        script = self.programs / name
        script.write_text(f'#!/bin/sh\necho "$*" >>"{self.folder}/{name}.shown"\nexit {status}\n')
        script.chmod(0o755)

    def shown(self, name, count=1):
        """What the script was asked to show, once it was asked so often."""
        noted = self.folder / f"{name}.shown"
        return wait_for(lambda: noted.exists() and len(noted.read_text().splitlines()) >= count and noted.read_text().splitlines())

    def start(self, *arguments):
        return started(*arguments, "--data", self.data, environment=self.environment, browser=True)

    def canbao(self, *arguments):
        return subprocess.run(
            [BIN / "canbao", *arguments, "--data", self.data], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
            env=os.environ | self.environment)


def wait_for(condition):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.02)
    raise AssertionError("waited in vain")


def log_in(browser, code, password):
    browser.get("/")
    return browser.log_in(code, password)


def in_demonstration(server):
    browser = Browser(server.address)
    browser.get("/")
    browser.post("/demo")
    return browser


def a_double_click(desktop):
    """the icon opens the page, a second double click finds the running program, 退出系统 stops it"""
    with desktop.start("open") as server:
        assert desktop.shown("xdg-open") == [server.address]
        again = desktop.canbao("open")
        assert again.returncode == 0 and again.stdout.strip() == server.address, again
        assert desktop.shown("xdg-open", 2) == [server.address] * 2
        browser = in_demonstration(server)
        assert "首页" in log_in(browser, "320571", DEMO_PASSWORD)
        assert "程序已停止" in browser.post("/logout", do="quit")
        assert server.process.wait(timeout=30) == 0
    assert not (desktop.data / "server.port").exists()


def two_at_once(desktop):
    """two double clicks at once end in one program"""
    starts = [subprocess.Popen([BIN / "canbao", "open", "--data", desktop.data], stdout=subprocess.PIPE, text=True,
                               env=os.environ | desktop.environment) for _ in range(4)]
    addresses = {start.stdout.readline() for start in starts}
    assert len(addresses) == 1, addresses
    assert len(desktop.shown("xdg-open", 4)) == 4
    running = wait_for(lambda: [start for start in starts if start.poll() is None] if sum(s.poll() is None for s in starts) == 1 else None)
    running[0].terminate()
    assert running[0].wait(timeout=30) == 0


def killed(desktop):
    """after a kill the next start is a new program, and nobody is sent to the old address"""
    with desktop.start("open") as server:
        server.process.kill()
        server.process.wait()
        assert (desktop.data / "server.port").exists()
        (desktop.data / "server.port").write_text("1")
    with desktop.start("open") as server:
        assert server.address != "http://127.0.0.1:1/" and "开始使用" in Browser(server.address).get("/")


def a_taken_port(desktop):
    """a port that another program has: the next one; one that was asked for: a sentence"""
    with desktop.start("open") as server:
        port = int(server.address.rstrip("/").rsplit(":", 1)[1])
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        with desktop.start("open") as server:
            assert f":{port}/" not in server.address
        refused = desktop.canbao("open", "--port", str(port))
        assert refused.returncode == 1 and f"端口 {port} 被别的程序占用" in refused.stderr, refused


def no_browser(desktop):
    """no browser: the address in a dialog; no dialog: in a file"""
    desktop.install("xdg-open", 3)
    desktop.install("zenity", 0)
    with desktop.start("open") as server:
        assert server.address in desktop.shown("zenity")[0]
    (desktop.programs / "zenity").unlink()
    with desktop.start("open") as server:
        said = wait_for(lambda: next(desktop.data.glob("请看这里.txt"), None)).read_text()
        assert server.address in said and "浏览器" in said


def what_goes_wrong(desktop):
    """what goes wrong at the start is said in a dialog, since there is no terminal"""
    desktop.install("zenity", 0)
    missing = desktop.canbao("open", "/nowhere/x.canbao")
    assert missing.returncode == 1 and "打不开" in desktop.shown("zenity")[0], missing


def a_package(desktop):
    """a package that is double-clicked waits where it is taken in: first start, running program, after the login"""
    result = desktop.folder / "320571-2027-R0007.canbao"
    result.write_bytes(b"no package")
    with desktop.start("open", result) as server:
        assert desktop.shown("xdg-open") == [server.address + "apply"]
        browser = Browser(server.address)
        assert f"{result.name} 还不能导入" in browser.get("/apply")
        browser.post("/demo")
        page = log_in(browser, "320571", DEMO_PASSWORD)
        assert "<h1>导入结果包" in page and f"已选好 {result.name}" in page, page
        assert "没有导入" in browser.post("/apply", waiting=result.name)
        page = browser.get("/apply")
        assert result.name not in page, page
        hostile = desktop.folder / '.."<b>&.canbao'
        hostile.write_bytes(b"x")
        assert desktop.canbao("open", hostile).returncode == 0
        page = browser.get("/apply")
        assert "<b>" not in page and "&lt;b&gt;" in page
        assert "没有导入" in browser.post("/apply", waiting="../../../etc/passwd")
        kept = list((desktop.data / "inbox").rglob("*.canbao"))
        assert len(kept) == 1 and kept[0].stat().st_mode & 0o777 == 0o600 and kept[0].parent.stat().st_mode & 0o777 == 0o700
        browser.post("/waiting/aside", waiting='"<b>&.canbao')
        assert not list((desktop.data / "inbox").rglob("*.canbao")) and hostile.exists() and result.exists()


def a_newer_file(desktop):
    """a file of a newer program is refused on the page, and not touched"""
    with desktop.start("open") as server:
        Browser(server.address).get("/")
    file = desktop.data / "canbao.sqlite"
    db = sqlite3.connect(file)
    with db:
        db.execute("INSERT INTO grdb_migrations VALUES ('of the year 2040')")
    db.close()
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    with desktop.start("open") as server:
        page = Browser(server.address).get("/")
        assert "更新版本的程序写的" in page and "请换用新版本" in page, page
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before
    refused = desktop.canbao("list", "declared")
    assert refused.returncode == 1 and "更新版本" in refused.stderr


def the_version(desktop):
    """one version, on the command line and on the page"""
    version = run(BIN / "canbao", "--version").strip()
    assert run(BIN / "canbao-center", "--version").strip() == version
    with desktop.start("open") as server:
        browser = in_demonstration(server)
        assert f"版本 {version}" in browser.get("/")
        log_in(browser, "320571", DEMO_PASSWORD)
        assert f"版本 {version}" in browser.get("/system")


for check in [a_double_click, two_at_once, killed, a_taken_port, no_browser, what_goes_wrong, a_package, a_newer_file, the_version]:
    case(check)
print(f"{passed} passed, 0 failed")
