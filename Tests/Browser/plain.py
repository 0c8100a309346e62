"""The program's page without a browser: cookie, tokens, forms."""

import contextlib
import http.cookiejar
import os
import re
import subprocess
import urllib.parse
import urllib.request

from programs import BIN


class Browser:
    def __init__(self, address):
        self.url = address.rstrip("/")
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.token = ""
        self.text = ""

    def get(self, path):
        return self._read(urllib.request.Request(self.url + path))

    def post(self, path, **fields):
        """A form of the page that was shown last, and the page it leads to."""
        body = urllib.parse.urlencode({"token": self.token} | fields).encode()
        return self._read(urllib.request.Request(self.url + path, body, {"Origin": self.url, "Sec-Fetch-Site": "same-origin"}))

    def log_in(self, code, password, operator="王老师"):
        self.post("/login", code=code)
        return self.post("/login/password", password=password, operator=operator)

    def _read(self, request):
        with self.opener.open(request, timeout=60) as answer:
            self.text = answer.read().decode()
        found = re.search(r'name="token" value="([0-9a-f]+)"', self.text)
        self.token = found[1] if found else self.token
        return self.text


class Server:
    def __init__(self, *command, environment=None):
        self.process = subprocess.Popen(
            [str(part) for part in command], stdout=subprocess.PIPE, text=True, env=os.environ | (environment or {}))
        self.address = self.process.stdout.readline().strip()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(timeout=30)


@contextlib.contextmanager
def started(*arguments, environment=None, program="canbao", browser=False):
    server = Server(BIN / program, *arguments, *([] if browser else ["--no-browser"]), environment=environment)
    try:
        assert server.address.startswith("http://127.0.0.1:"), server.address
        yield server
    finally:
        server.stop()
