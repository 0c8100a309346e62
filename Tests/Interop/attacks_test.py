"""Attacks on the page of both programs while they serve: each a named case, most of them data. See docs/security.md.

Where nothing else is said, the attacker's request bears the cookie of whoever is logged in, as a page in the same browser could make it.
"""

import concurrent.futures
import os
import re
import subprocess
import sys
import time
import urllib.parse

from served import CENTER_PASSWORD, UNIT, UNIT_PASSWORD, Served, Visitor, set_up

unit_folder, center, code, activation = set_up()

EVIL = "http://evil.example"
FORM = ("Content-Type", "application/x-www-form-urlencoded")
DOCUMENT = [("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")]
SITES = ["cross-site", "same-site"]  # another port of this computer is the same site

# What a page elsewhere in the clerk's browser can send: name, method, path, headers, body, statuses that are right.
FROM_ELSEWHERE = [
    *[(f"DNS rebinding: Host {host!r}", "GET", "/", [("Host", host)], b"", {421, 400})
      for host in ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:{port}.evil.example", "localhost.evil.example:{port}",
                   "[::1]:{port}", "0.0.0.0:{port}", "127.1:{port}", "2130706433:{port}", "127.0.0.1:0{port}", "evil@127.0.0.1:{port}", ""]],
    ("DNS rebinding: two Hosts", "GET", "/", [("Host", "evil.example"), ("Host", "127.0.0.1:{port}")], b"", {421, 400}),
    *[(f"CSRF: Origin {origin}", "POST", "/logout", [FORM, ("Origin", origin)], b"token={token}&do=quit", {403})
      for origin in [EVIL, "null", "http://127.0.0.1:1", "http://127.0.0.1", "https://127.0.0.1:{port}", "http://localhost:1",
                     "http://127.0.0.1:{port}.evil.example", "http://evil.example@127.0.0.1:{port}", "file://", ""]],
    *[(f"CSRF: form post, {site}", "POST", "/logout", [FORM, ("Origin", "http://127.0.0.1:{port}"), ("Sec-Fetch-Site", site)], b"token={token}&do=quit", {403})
      for site in SITES],
    ("CSRF: form post that says nothing of where from", "POST", "/logout", [FORM], b"token={token}&do=quit", {403}),
    ("CSRF: our Origin, no token", "POST", "/logout", [FORM, ("Origin", "{origin}")], b"do=quit", {403}),
    ("CSRF: our Origin, another token", "POST", "/logout", [FORM, ("Origin", "{origin}")], b"token=00&do=quit", {403}),
    ("CSRF: text/plain form", "POST", "/logout", [("Content-Type", "text/plain"), ("Origin", EVIL)], b"token={token}&do=quit", {403}),
    ("CSRF: JSON", "POST", "/logout", [("Content-Type", "application/json"), ("Origin", "{origin}")], b'{"do":"quit"}', {403}),
    ("CSRF: token in the address", "POST", "/logout?token={token}", [FORM, ("Origin", "{origin}")], b"do=quit", {403}),
    *[(f"cross-origin read: {mode} of {path} from {site}", "GET", path, [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", dest)], b"", {403})
      for site in SITES for path in ["/", "/style.css", "/search?q=x"]
      for mode, dest in [("cors", "empty"), ("no-cors", "image"), ("no-cors", "script"), ("navigate", "iframe"), ("navigate", "object")]],
    ("cross-origin read: keeping the session awake", "POST", "/session", [("Origin", "http://127.0.0.1:1")], b"", {403}),
    ("preflight", "OPTIONS", "/", [("Origin", EVIL), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Private-Network", "true")], b"", {405}),
    ("WebSocket upgrade from elsewhere", "GET", "/", [
        ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="), ("Origin", EVIL)], b"", {403}),
    ("h2c upgrade", "GET", "/", [("Upgrade", "h2c"), ("HTTP2-Settings", "AAMAAABkAARAAAAAAAIAAAAA")], b"", {200}),
    *[(f"method {method}", method, "/", [], b"", {405, 400}) for method in ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND", "QUIT"]],
    ("method override by header", "GET", "/logout", [("X-HTTP-Method-Override", "POST"), ("X-Method-Override", "POST")], b"", {404}),
    ("method override by query", "GET", "/logout?_method=POST&do=quit&token={token}", [], b"", {404}),
]

TRICKS = [
    "/../canbao.sqlite", "/%2e%2e/canbao.sqlite", "/..%2fcanbao.sqlite", "/%252e%252e%252fcanbao.sqlite", "/..%5c..%5cetc%5cpasswd",
    "//etc/passwd", "/style.css/../../../etc/passwd", "/style.css%00", "/style.css%00.html", "/%c0%ae%c0%ae/etc/passwd", "/file:///etc/passwd",
    "/.%2e/.%2e/etc/passwd", "/%2fetc%2fpasswd", "/\\..\\..\\etc\\passwd", "/templates/layout.mustache", "/canbao.sqlite", "/server.port",
    *[place + trick for place in [
        "/outbox/", "/packages/", "/help/", "/help/pictures/", "/demo/sheets/", "/export/declared/", "/export/", "/export/rejections/", "/units/",
        f"/units/{UNIT}/people/", "/person/", "/additions/", "/progress/"]
      for trick in [
        "..%2fcanbao.sqlite", "..%2f..%2f..%2f..%2fetc%2fpasswd", "%2fetc%2fpasswd", "..%5ccanbao.sqlite", "%00", "canbao.sqlite%00.canbao",
        "%252e%252e%252fcanbao.sqlite", "%2e%2e%2f%2e%2e%2f", "....//canbao.sqlite", "%ff%fe", "x'%20OR%201=1--"]],
]

ELSEWHERE_AFTER_LOGIN = [
    "//evil.example", "https://evil.example", "/\\evil.example", "/%0d%0aSet-Cookie: x=y", "/x\r\nSet-Cookie: x=y", "\\/evil.example", "javascript:alert(1)",
    "/\t/evil.example", " //evil.example", "/" + "x" * 3000,
]

FILE_NAMES = [
    "a\r\nX-Injected: 1.xls", "a\"; filename=\"evil.exe.xls", "名单 学生.xls", "a%0d%0aX-Injected: 1.xls", "../../etc/cron.d/x.xls", "\u202egnp.xls", "a;b=c.xls",
    "<script>.xls", "x" * 2000 + ".xls", "a\\\"b.xls",
]

# Bytes that two readers could see differently, or that never end; statuses that are right (0: hung up).
ODDITIONS = [
    ("smuggling: two lengths that differ", b"POST /login HTTP/1.1\r\nHost: {host}\r\nContent-Length: 3\r\nContent-Length: 40\r\n\r\nabc", {400, 0}),
    ("smuggling: length and chunks", b"POST /login HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /style.css HTTP/1.1\r\nHost: {host}\r\n\r\n", {400, 0}),
    ("smuggling: an obscured coding", b"POST /login HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: xchunked\r\nContent-Length: 3\r\n\r\nabc", {400, 501, 0}),
    ("smuggling: space before the colon", b"GET / HTTP/1.1\r\nHost : {host}\r\n\r\n", {400, 0}),
    ("smuggling: folded header", b"GET / HTTP/1.1\r\nHost: {host}\r\n folded\r\n\r\n", {400, 421, 0}),
    ("smuggling: bare CR in a header", b"GET / HTTP/1.1\r\nHost: {host}\r\nX: a\rSet-Cookie: b\r\n\r\n", {400, 0}),
    ("smuggling: NUL in a header", b"GET / HTTP/1.1\r\nHost: {host}\r\nX: a\x00b\r\n\r\n", {400, 0}),
    ("smuggling: a negative length", b"POST /login HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n", {400, 0}),
    ("smuggling: a length past all numbers", b"POST /login HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999999999999\r\n\r\n", {400, 413, 0}),
    ("smuggling: a chunk past all numbers", b"POST /login HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nx", {400, 403, 413, 0}),
    ("not HTTP: TLS", bytes.fromhex("16030100a5010000a10303") + bytes(160), {400, 0}),
    ("not HTTP: HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 505, 0}),
    ("not HTTP: HTTP/0.9", b"GET /\r\n", {400, 0}),
    ("no Host", b"GET / HTTP/1.1\r\n\r\n", {400, 421, 0}),
    ("a head of 100 KB in one field", b"GET / HTTP/1.1\r\nHost: {host}\r\nX: " + b"a" * 100_000 + b"\r\n\r\n", {400, 431, 0}),
    ("a head of 10,000 fields", b"GET / HTTP/1.1\r\nHost: {host}\r\n" + b"".join(b"X%d: a\r\n" % n for n in range(10_000)) + b"\r\n", {400, 431, 0}),
    ("an address of 1 MB", b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n", {400, 414, 431, 0}),
]


class Attacked:
    """The cases against one program."""

    def __init__(self, served):
        self.served = served
        self.clerk = Visitor(served)
        self.clerk.log_in()
        assert self.clerk.is_in, "the clerk is logged in"

    def filled(self, text):
        values = {"port": self.served.port, "token": self.clerk.token, "origin": self.served.origin, "host": self.served.host}
        for name, value in values.items():
            text = text.replace("{%s}" % name, str(value)) if isinstance(text, str) else text.replace(b"{%s}" % name.encode(), str(value).encode())
        return text

    def test_from_elsewhere(self):
        for name, method, path, headers, body, right in FROM_ELSEWHERE:
            headers = [(key, self.filled(value)) for key, value in headers] + self.clerk.own()
            answer = self.served.ask(method, self.filled(path), headers, self.filled(body))
            yield name, answer.status in right and self.is_closed(answer), (answer.status, answer.headers)
        yield "the clerk is in after all that", self.clerk.is_in, ""

    def is_closed(self, answer):
        """Nothing allows another origin anything, and what was refused begins no session over the clerk's."""
        allows = [name for name, _ in answer.headers if name.lower().startswith("access-control-")]
        begun = [cookie for cookie in answer.all("Set-Cookie") if cookie.split(";")[0] != self.clerk.cookie]
        return not allows and not begun

    def test_link_on_another_page(self):
        for site in SITES:
            answer = self.served.ask("GET", "/search?q=x", [*self.clerk.own(), ("Sec-Fetch-Site", site), *DOCUMENT])
            yield f"a link from {site} leads to the front door only", answer.status == 200 and "url=/\"" in answer.text, answer.text
            yield f"a link from {site} begins no session over the clerk's", not answer.all("Set-Cookie"), answer.headers

    def test_headers(self):
        for path in ["/", "/search?q=x", "/nowhere", "/style.css", "/script.js", "/icon.svg"]:
            answer = self.clerk.get(path)
            policy = answer["Content-Security-Policy"]
            for name, fact in {
                "clickjacking": "frame-ancestors 'none'" in policy and answer["X-Frame-Options"] == "DENY",
                "no script but ours": "default-src 'none'" in policy and "unsafe" not in policy and "base-uri 'none'" in policy and "form-action 'self'" in policy,
                "MIME sniffing": answer["X-Content-Type-Options"] == "nosniff" and bool(answer["Content-Type"]),
                "cross-origin reads": answer["Cross-Origin-Resource-Policy"] == "same-origin" and answer["Cross-Origin-Opener-Policy"] == "same-origin",
                "referrers": answer["Referrer-Policy"] == "same-origin",
                "caches": "no-store" in answer["Cache-Control"] or path in ("/style.css", "/script.js", "/icon.svg"),
                "says nothing of the server": not answer["Server"] and not answer["X-Powered-By"],
            }.items():
                yield f"{name}: {path}", fact, answer.headers
        cookie = self.clerk.get("/")["Set-Cookie"]
        yield "cookie flags", {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(re.split(r"; *", cookie)) and "Domain" not in cookie and "Expires" not in cookie, cookie
        yield "cookie is named by port", cookie.startswith(f"{self.served.program}-{self.served.port}="), cookie
        yield "session has 256 bits", re.fullmatch(r"[0-9a-f]{64}", cookie.split("=")[1].split(";")[0]) is not None, cookie
        stranger = {Visitor(self.served).get("/")["Set-Cookie"].split(";")[0] for _ in range(20)}
        yield "no session twice", len(stranger) == 20, stranger
        yield "HEAD gives no body", self.served.ask("HEAD", "/", self.clerk.own()).body == b"", ""

    def test_paths(self):
        for path in TRICKS:
            answer = self.served.ask("GET", path, self.clerk.own())
            leaks = any(sign in answer.body for sign in [b"SQLite format", b"root:x:0", b"{{shell", b"Fatal error", b"/Sources/", b"GRDB", self.served.data.as_posix().encode()])
            yield f"path {path}", answer.status < 500 and not leaks, (answer.status, answer.text[:300])

    def test_open_redirects(self):
        for target in ELSEWHERE_AFTER_LOGIN:
            visitor = Visitor(self.served)
            answer = visitor.log_in(next=target)
            yield f"redirect after the login to {target[:40]!r}", answer.status == 303 and answer.all("Location") == ["/"] and len(answer.all("Set-Cookie")) == 1, answer.headers
            visitor.take(answer)
            again = visitor.get("/?next=" + urllib.parse.quote(target, safe=""))
            yield f"redirect when logged in already: {target[:40]!r}", again.status == 200, again.headers
        answer = Visitor(self.served).log_in(next="/search?q=a%20b")
        yield "a page of ours is gone on with", answer.all("Location") == ["/search?q=a%20b"], answer.headers

    def test_sessions(self):
        served, victim = self.served, Visitor(self.served)
        planted = Visitor(served)
        planted.get("/")
        victim.cookie = planted.cookie
        victim.log_in()
        yield "fixation: a planted cookie is not the session", victim.is_in and victim.cookie != planted.cookie and not planted.is_in, ""
        stolen = Visitor(served)
        stolen.cookie = victim.cookie
        name, value = victim.cookie.split("=")
        for what, cookie in {
            "of zeros": f"{name}=" + "0" * 64, "empty": f"{name}=", "cut": f"{name}={value[:63]}", "upper case": f"{name}={value.upper()}", "longer": f"{name}={value}0",
            "under the name without the port": f"{served.program}={value}", "quoted": f'{name}="{value}"', "wild": f"{name}=*",
        }.items():
            guess = Visitor(served)
            guess.cookie = cookie
            yield f"guessed session, {what}", not guess.is_in, cookie
        tossed = Visitor(served)
        tossed.cookie = f"{name}={'0' * 64}; {victim.cookie}"
        yield "a cookie tossed by another port is no login", tossed.get("/").status in (200, 303), ""
        victim.get("/")
        victim.post("/logout", {"do": "logout"})
        yield "stolen: worthless after the logout", not stolen.is_in and not victim.is_in, ""

    def test_odd_requests(self):
        for name, data, right in ODDITIONS:
            answers = self.served.raw(self.filled(data), timeout=3)
            statuses = {int(status) for status in re.findall(rb"HTTP/1\.1 (\d+) ", answers)} or {0}
            yield name, statuses <= right, (statuses, answers[:200])
        yield "and goes on", self.clerk.is_in, ""

    def test_sizes(self):
        served = self.served
        own = [*self.clerk.own(), ("Origin", served.origin)]
        big = b"token=" + self.clerk.token.encode() + b"&code=" + b"a" * (2 << 20)
        answer = served.ask("POST", "/login", [*own, FORM], big)
        yield "a form field of 2 MB", answer.status in (413, 0), answer.status
        many = b"token=" + self.clerk.token.encode() + b"&a" * 400_000
        start = time.monotonic()
        answer = served.ask("POST", "/login", [*own, FORM], many)
        yield "a form of 400,000 fields is through in 5 s", answer.status < 500 and time.monotonic() - start < 5, (answer.status, time.monotonic() - start)
        head = f"POST /login HTTP/1.1\r\nHost: {served.host}\r\nOrigin: {served.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        for who, cookie in {"a stranger": "", "the clerk": f"Cookie: {self.clerk.cookie}\r\n"}.items():
            with served.connect(10) as peer:
                sent = endless(peer, (head + cookie + "Transfer-Encoding: chunked\r\n\r\n").encode(), b"10000\r\n" + b"a" * 65536 + b"\r\n", 1 << 30)
                yield f"chunks without end by {who} end", sent < 300 << 20, sent
        multipart = b"--X\r\n" + b"Content-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--X\r\n" * 6000
        answer = served.ask("POST", "/login", [*own, ("Content-Type", "multipart/form-data; boundary=X")], multipart)
        yield "a form of 6,000 parts", answer.status in (400, 403), answer.status
        yield "memory", self.memory() < 900, f"{self.memory()} MB"
        yield "and goes on", self.clerk.is_in, ""

    def memory(self):
        with open(f"/proc/{self.served.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) >> 10


def endless(peer, head, piece, most):
    """How much of it the other side takes before it hangs up or takes no more for ten seconds."""
    sent = 0
    try:
        peer.sendall(head)
        while sent < most:
            peer.sendall(piece)
            sent += len(piece)
    except (ConnectionError, TimeoutError):
        pass
    return sent


def test_slow_requests(served):
    """Many at once, each a way to keep a connection for ever; all are hung up on, and the page answers meanwhile."""
    head = f"POST /login HTTP/1.1\r\nHost: {served.host}\r\nOrigin: {served.origin}\r\nContent-Length: 100000\r\n".encode()
    ways = {
        "nothing is sent": [], "half a request line": [b"GET / HT"],
        "a header every five seconds": [b"GET / HTTP/1.1\r\n", *[b"X: a\r\n"] * 12],
        "a body that never comes": [head + b"\r\n"],
        "kept alive after an answer": [f"GET /style.css HTTP/1.1\r\nHost: {served.host}\r\n\r\n".encode()],
    }

    def hung_up_after(parts):
        with served.connect(60) as peer:
            start = time.monotonic()
            peer.settimeout(5)
            parts = list(parts)
            while time.monotonic() - start < 60:
                try:
                    if parts:
                        peer.sendall(parts.pop(0))
                    if not peer.recv(1 << 16):
                        break
                except TimeoutError:
                    continue
                except ConnectionError:
                    break
            return time.monotonic() - start

    with concurrent.futures.ThreadPoolExecutor(60) as pool:
        waits = [(name, pool.submit(hung_up_after, parts)) for name, parts in ways.items() for _ in range(10)]
        time.sleep(1)
        start = time.monotonic()
        yield "slow: the page answers among 50 of them", Visitor(served).get("/").status == 200 and time.monotonic() - start < 3, ""
        for name in ways:
            took = [wait.result() for which, wait in waits if which == name]
            yield f"slow: {name}", max(took) < 45, took
    crowd = []
    try:
        crowd = [served.connect(5) for _ in range(400)]
    except OSError:
        pass
    for peer in crowd:
        peer.close()
    yield "400 connections at once, and it goes on", Visitor(served).get("/").status == 200, len(crowd)


def test_another_user(served):
    """Neither connects, not even with the session, nor reads a file, whatever the umask was."""
    clerk = Visitor(served)
    clerk.log_in()
    script = (
        f"import socket\ns = socket.create_connection(('127.0.0.1', {served.port}))\n"
        f"s.sendall(b'GET /search?q=x HTTP/1.1\\r\\nHost: {served.host}\\r\\nCookie: {clerk.cookie}\\r\\nConnection: close\\r\\n\\r\\n')\n"
        "try:\n    print(len(s.recv(100)))\nexcept ConnectionError:\n    print(0)\n")
    other = ["sudo", "-n", "-u", "nobody"] if os.getuid() else ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    answer = subprocess.run([*other, "/usr/bin/python3", "-c", script], cwd="/", capture_output=True, text=True)
    if answer.returncode:
        print("no other user to try with:", answer.stderr.strip().splitlines()[-1:])
        return
    yield "another user with the clerk's session gets no byte", answer.stdout.strip() == "0", answer.stdout
    yield "the clerk is in", clerk.is_in, ""
    for place in [served.data, *sorted(served.data.rglob("*"))]:
        yield f"another user cannot open {place.relative_to(served.data.parent)}", subprocess.run([*other, "test", "-r", place], cwd="/").returncode, ""


def test_brute_force(served):
    """Last of all: it locks the login, and a restart does not open it. Returns the program as it runs then."""
    answers = [Visitor(served).log_in(f"guess-{number}").text for number in range(5)]
    yield "brute force: counts down", [len(re.findall(f"再试 {left} 次", text)) for left, text in zip([4, 3, 2, 1], answers)] == [1] * 4, answers[0]
    yield "brute force: closes", "已暂停" in answers[4], answers[4]
    late = Visitor(served)
    late.log_in()
    yield "brute force: the right password comes too late", not late.is_in, ""
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda number: Visitor(served).log_in(f"guess-{number}").text, range(16)))
    yield "brute force: many at once gain nothing", all("已暂停" in text or "再试" not in text for text in texts), texts[0]
    again = served.restarted()
    try:
        late = Visitor(again)
        late.log_in()
        yield "brute force: a restart opens nothing", not late.is_in, ""
    finally:
        again.stop()


def test_stolen(served):
    """A session is worthless once the page is locked or the program was started anew."""
    clerk, thief = Visitor(served), Visitor(served)
    clerk.log_in()
    thief.cookie = clerk.cookie
    yield "stolen: while the clerk works it is the session", thief.is_in, ""
    again = served.restarted("--lock-after", "2")
    try:
        clerk, thief.served = Visitor(again), again
        yield "stolen: worthless after a restart", not thief.is_in, ""
        clerk.log_in()
        thief.cookie = clerk.cookie
        deadline = time.monotonic() + 20
        while again.ask("GET", "/session", thief.own()).text != "0" and time.monotonic() < deadline:
            time.sleep(0.1)
        yield "stolen: worthless once the page is locked", not thief.is_in, ""
        shown = clerk.get("/search?q=x")
        clerk.get(shown["Location"])
        answer = clerk.post("/login/password" if again.program == "canbao" else "/login", {
            "operator": "王老师" if again.program == "canbao" else "管理员", "password": again.password, "next": urllib.parse.unquote(shown["Location"][7:])})
        yield "locked: goes on where it was", answer.all("Location") == ["/search?q=x"], answer.headers
        yield "stolen: worthless after the next login", not thief.is_in, ""
    finally:
        again.stop()


def test_file_names(served):
    """What a browser sends as the name of a file comes back in pages and headers; it ends no header and starts no element."""
    clerk = Visitor(served)
    clerk.log_in()
    for name in FILE_NAMES:
        clerk.get("/additions")
        answer = clerk.upload("/additions", "sheet", name, b"\xef\xbb\xbf" + ",".join(["a"] * 18).encode())
        sheet = clerk.get("/additions/1/errors.xls")
        yield f"file name {name[:30]!r}", not any(part.all("X-Injected") for part in (answer, sheet)) and b"<script>.xls" not in answer.body, answer.headers
    for path in ["/export/declared/" + quoted for quoted in ["a%0d%0aX-Injected:1.xls", "a%22;filename=%22b.xls", "%E5%90%8D%E5%8D%95.xls", "%e2%80%ae.xls"]]:
        answer = clerk.get(path)
        kind = answer["Content-Disposition"]
        yield f"download {path}", not answer.all("X-Injected") and (answer.status != 200 or re.fullmatch(
            r"attachment; filename=\"[ !#-\[\]-~]*\"; filename\*=UTF-8''[A-Za-z0-9.%-]*", kind) is not None), (answer.status, kind)
        yield f"download {path} is nothing that runs", "html" not in answer["Content-Type"] or answer.status != 200, answer.headers


def test_activation_code(served):
    """100 random bits; each attempt costs a key derivation, and tells nothing."""
    yield "the code is 20 characters of 32", re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{20}", code) is not None, code
    visitor = Visitor(served)
    visitor.get("/activate")
    answer = visitor.upload("/activate", "package", "a.canbao", activation.read_bytes())
    yield "no code: refused", answer.status == 200 and "激活码" in answer.text, answer.text
    yield "no code: the package is not opened", "完成开户" not in answer.text, ""


def main():
    passed, failed = 0, []
    programs = [("canbao", unit_folder, UNIT_PASSWORD), ("canbao-center", center.folder / "data", CENTER_PASSWORD)]
    for program, data, password in programs:
        served = Served(program, data, password)
        attacked = Attacked(served)
        tests = [getattr(attacked, name) for name in dir(attacked) if name.startswith("test_")]
        tests += [lambda test=test: test(served) for test in [test_another_user, test_slow_requests]]
        if program == "canbao":
            tests += [lambda test=test: test(served) for test in [test_file_names, test_activation_code]]
        tests.append(lambda: test_stolen(served))
        for test in tests:
            for name, fact, said in test():
                passed += bool(fact)
                if not fact:
                    failed.append(name)
                    print(f"FAILED {program}: {name}: {str(said)[:1500]}")
        served = Served(program, data, password)
        for name, fact, said in test_brute_force(served):
            passed += bool(fact)
            if not fact:
                failed.append(name)
                print(f"FAILED {program}: {name}: {str(said)[:1500]}")
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


main()
