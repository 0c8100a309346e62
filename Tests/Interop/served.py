"""Both programs served, and whoever comes to them: with a cookie jar as a browser, or with bytes alone as an attacker."""

import html
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "Browser"))

from programs import BIN, CENTER_PASSWORD, UNIT, UNIT_PASSWORD, Center, run  # noqa: E402
from school import School  # noqa: E402

root = pathlib.Path(tempfile.mkdtemp(prefix="canbao-attacks-"))


class Answer:
    def __init__(self, data):
        head, _, self.body = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split()[1]) if data else 0
        self.headers = [tuple(part.strip() for part in line.split(":", 1)) for line in lines[1:]]

    def all(self, name):
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def __getitem__(self, name):
        return "; ".join(self.all(name))

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")


class Served:
    """A program at its page. What it says goes to a file, so that the secrets can be looked for there."""

    def __init__(self, program, data, password, *arguments, umask=0, **settings):
        self.program, self.data, self.password = program, data, password
        self.log = root / f"{program}.log"
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [BIN / program, "serve", "--no-browser", "--data", data, *arguments], stdout=subprocess.PIPE, stderr=log, text=True,
                umask=umask, **settings)
        self.port = int(re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\n", self.process.stdout.readline())[1])
        self.host = f"127.0.0.1:{self.port}"
        self.origin = "http://" + self.host

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def restarted(self, *arguments):
        self.stop()
        return Served(self.program, self.data, self.password, *arguments)

    def connect(self, timeout=20):
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def raw(self, data, timeout=20):
        """What comes back for these bytes until the connection is closed or rests; each answer apart."""
        with self.connect(timeout) as peer:
            try:
                peer.sendall(data)
                return everything(peer)
            except (ConnectionResetError, BrokenPipeError):
                return b""

    def ask(self, method, path, headers=(), body=b""):
        """One request as told, nothing added but Host and Content-Length where they are missing."""
        headers = list(headers)
        names = {name.lower() for name, _ in headers}
        if "host" not in names:
            headers.insert(0, ("Host", self.host))
        if body and not names & {"content-length", "transfer-encoding"}:
            headers.append(("Content-Length", str(len(body))))
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers) + "Connection: close\r\n\r\n"
        return Answer(self.raw(head.encode("utf-8") + body))


def everything(peer):
    received = b""
    try:
        while part := peer.recv(1 << 16):
            received += part
    except (TimeoutError, ConnectionResetError):
        pass
    return received


class Visitor:
    """A browser of the clerk: keeps its cookie, sends the last page's token, and says where it comes from."""

    def __init__(self, served):
        self.served, self.cookie, self.token = served, "", ""

    def get(self, path, *headers):
        return self.take(self.served.ask("GET", path, [*self.own(), ("Sec-Fetch-Site", "none"), *headers]))

    def post(self, path, fields=(), headers=None, token=None):
        fields = {"token": self.token if token is None else token, **dict(fields)}
        headers = [("Origin", self.served.origin), ("Sec-Fetch-Site", "same-origin")] if headers is None else headers
        form = urllib.parse.urlencode(fields).encode()
        return self.take(self.served.ask("POST", path, [*self.own(), ("Content-Type", "application/x-www-form-urlencoded"), *headers], form))

    def upload(self, path, field, name, content):
        body = b"".join(
            b"--XX\r\nContent-Disposition: form-data; name=\"" + part + b"\r\n\r\n" + value + b"\r\n"
            for part, value in [(b'token"', self.token.encode()), (f'{field}"; filename="{name}"'.encode(), content)]) + b"--XX--\r\n"
        return self.take(self.served.ask(
            "POST", path, [*self.own(), ("Content-Type", "multipart/form-data; boundary=XX"), ("Origin", self.served.origin)], body))

    def own(self):
        return [("Cookie", self.cookie)] if self.cookie else []

    def take(self, answer):
        for cookie in answer.all("Set-Cookie"):
            self.cookie = cookie.split(";")[0]
        if found := re.search(r'name="token" value="([^"]+)"', answer.text):
            self.token = html.unescape(found[1])
        return answer

    def log_in(self, password=None, next=""):
        self.get("/")
        password = self.served.password if password is None else password
        if self.served.program == "canbao":
            self.post("/login", {"code": UNIT})
            return self.post("/login/password", {"operator": "王老师", "password": password, "next": next})
        return self.post("/login", {"operator": "管理员", "password": password, "next": next})

    @property
    def is_in(self):
        return self.get("/search?q=x").status == 200


def set_up():
    """A center and an activated unit, in folders that somebody made beforehand, open to all."""
    os.umask(0)
    center = Center(root / "center", School(6).roster())
    package, code = center.activate()
    (root / "code").write_text(code)
    (root / "unit-password").write_text(UNIT_PASSWORD)
    unit = root / "unit"
    unit.mkdir(0o755)
    run(BIN / "canbao", "activate", package, "--code-file", root / "code", "--password-file", root / "unit-password", "--data", unit)
    return unit, center, code, package

