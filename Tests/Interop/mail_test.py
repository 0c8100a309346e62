"""Drafts as Python's email package reads them, and mails it writes as our reader takes them."""

import base64
import email
import email.header
import email.message
import email.mime.application
import email.mime.multipart
import email.mime.text
import email.policy
import itertools
import json
import os
import pathlib
import subprocess

COURIER = pathlib.Path(os.environ["CANBAO_BIN"]) / "courier"
PACKAGE = bytes([0x30, 0x82, 0x20, 0x00]) + bytes(i * 37 % 256 for i in range(8192))

NAMES = [
    "320571-2027-D0003.canbao", "申报包.canbao", "a b (1).canbao", 'a"b.canbao', "x;y='z'*%.canbao", "a\\b.canbao", "长" * 70 + ".canbao",
    "x" * 200 + ".canbao", "申" + "x" * 100 + "😀.canbao",
]
SUBJECTS = [
    "", "plain", "2027 年度城乡居民医保参保申报包（某某小学）", "=?utf-8?B?eA==?=", "申报" * 200, "x" * 500, "x " * 100 + "y", "a\r\nBcc: x@example.com",
    "\n申报", "👨‍👩‍👧‍👦" * 30,
]
TEXTS = ["", "见附件。", "一行\n二行\n", "--=_canbao\n--=_canbao--\n.\n", "a\r\n\r\nBcc: x@example.com", "长" * 5000]
ADDRESSES = [("", None), ("ybzx@example.gov.cn", "ybzx@example.gov.cn"), ("a@b.cn\r\nBcc: c@d.cn", None), ("a b@c.cn", None)]


def run(arguments, data):
    return subprocess.run([COURIER, *arguments], input=data, stdout=subprocess.PIPE, check=True).stdout


def draft_is_read(address, expected_to, subject, text, name, data=PACKAGE):
    raw = run(["draft", address, subject, text, name], data)
    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b""), "line ends"
    assert max(map(len, raw.split(b"\r\n"))) <= 78, "line length"
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    fields = {"X-Unsent", "Subject", "MIME-Version", "Content-Type"} | ({"To"} if expected_to else set())
    assert set(mail.keys()) == fields and len(mail.keys()) == len(fields), mail.keys()
    assert mail["X-Unsent"] == "1" and mail["To"] == expected_to
    assert mail["Subject"] == "".join(" " if ord(c) < 32 else c for c in subject).strip(), mail["Subject"]
    parts = list(mail.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "application/octet-stream"]
    lines = text.replace("\r\n", "\n").split("\n")
    assert parts[0].get_payload(decode=True).decode("utf-8") == "\r\n".join(lines)
    assert parts[1].is_attachment() and parts[1].get_filename() == name, parts[1].get_filename()
    assert parts[1].get_content() == data
    for part in mail.walk():
        assert not part.defects and not any(value.defects for value in part.values()), part.defects


def drafts():
    for subject, name in itertools.product(SUBJECTS, NAMES):
        yield f"draft {subject[:20]!r} {name[:20]!r}", lambda s=subject, n=name: draft_is_read("", None, s, "见附件。", n)
    for (address, to), text in itertools.product(ADDRESSES, TEXTS):
        yield f"draft {address!r} {text[:20]!r}", lambda a=address, t=to, x=text: draft_is_read(a, t, "申报包", x, NAMES[0])
    for size in [0, 1, 56, 57, 58, 3_000_000]:
        yield f"draft of {size} bytes", lambda n=size: draft_is_read("", None, "申报包", "", NAMES[0], os.urandom(n))


def modern(name, encoding):
    mail = email.message.EmailMessage()
    mail["From"], mail["Subject"] = "li@example.com", "申报包"
    mail.set_content("见附件。")
    mail.add_alternative("<p>见附件。</p>", subtype="html")
    mail.add_attachment(PACKAGE, maintype="application", subtype="octet-stream", filename=name, cte=encoding)
    return mail


def older(name, charset, by):
    mail = email.mime.multipart.MIMEMultipart()
    mail.attach(email.mime.text.MIMEText("见附件。", "plain", "gb18030"))
    part = email.mime.application.MIMEApplication(PACKAGE)
    if by == "parameter":
        part.add_header("Content-Disposition", "attachment", filename=(charset, "zh", name))
    else:
        word = email.header.Header(name, charset).encode()
        part.add_header("Content-Disposition", "attachment", filename=word)
        part.set_param("name", word)
    mail.attach(part)
    return mail


def forwarded(mail, times):
    for _ in range(times):
        outer = email.message.EmailMessage()
        outer.set_content("转发")
        outer.add_attachment(mail)
        mail = outer
    return mail


def is_taken(raw, name):
    (found,) = json.loads(run(["packages"], raw))
    assert found[0] == name.split("\\")[-1], found[0]
    assert base64.b64decode(found[1]) == PACKAGE


def mails():
    smtp = email.policy.SMTP
    for name, encoding in itertools.product(NAMES, ["base64", "quoted-printable"]):
        raw = modern(name, encoding)
        yield f"read {encoding} {name[:20]!r}", lambda r=raw.as_bytes(policy=smtp), n=name: is_taken(r, n)
        if encoding == "base64":
            yield f"read {encoding} {name[:20]!r} with LF", lambda r=raw.as_bytes(), n=name: is_taken(r, n)
    for charset, by in itertools.product(["utf-8", "gb2312", "gbk", "gb18030"], ["parameter", "words"]):
        for name in ["申报包.canbao", "申报包" * 20 + ".canbao"]:
            raw = older(name, charset, by).as_bytes()
            yield f"read {charset} by {by}, {len(name)} long", lambda r=raw, n=name: is_taken(r, n)
    for times in [1, 3]:
        raw = forwarded(modern(NAMES[1], "base64"), times).as_bytes(policy=smtp)
        yield f"read forwarded {times} times", lambda r=raw: is_taken(r, NAMES[1])


def says_there_is_none():
    mail = email.message.EmailMessage()
    mail.set_content("忘了附件")
    assert json.loads(run(["packages"], mail.as_bytes())) == {"code": "mail.no-package"}


def main():
    passed = failed = 0
    for title, case in [*drafts(), *mails(), ("without a package", says_there_is_none)]:
        try:
            case()
            passed += 1
        except Exception as error:
            failed += 1
            print(f"FAILED   {title}: {error!r}")
    print(f"{passed} passed, {failed} failed")
    raise SystemExit(1 if failed else 0)


main()
