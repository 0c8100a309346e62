#!/usr/bin/env python3
"""icu_data.py WHOLE LESS: the part of ICU's data that a program in one language, which formats nothing, can meet.

Foundation brings 34 MB of it: every language, converter, collation, transliteration and dictionary. Kept are what ICU needs to begin and to
count time (the root, en and zh, their zones, supplemental tables, normalization, the root collation). What is absent falls back to the root.

The file is a "common data" package: a header, whose length is its first two bytes; a table of contents (count, then offsets of name and
item, from the start of the table); the names, sorted; the items, each at a multiple of 16.
"""
import re
import struct
import sys

LANGUAGE = re.compile(r"[a-z]{2,3}(_\w+)?\.res")
KEPT_LANGUAGES = {"en.res", "zh.res"}


def is_kept(path):
    *folder, name = path.split("/")[1:]
    if folder == ["coll"]:
        return name in ("root.res", "res_index.res")
    if folder not in ([], ["zone"]):
        return False
    if name.endswith(".nrm"):
        return True
    return name.endswith(".res") and (name in KEPT_LANGUAGES or not LANGUAGE.fullmatch(name))


def items(data, start):
    count, = struct.unpack_from("<I", data, start)
    places = [struct.unpack_from("<II", data, start + 4 + 8 * index) for index in range(count)]
    ends = [place for _, place in places[1:]] + [len(data) - start]
    for (name, place), end in zip(places, ends):
        name = data[start + name:data.index(b"\0", start + name)].decode()
        yield name, data[start + place:start + end]


def package(header, kept):
    names = b""
    table = struct.pack("<I", len(kept))
    place = 4 + 8 * len(kept) + sum(len(name) + 1 for name, _ in kept)
    place += -(len(header) + place) % 16
    body = b""
    for name, item in kept:
        table += struct.pack("<II", 4 + 8 * len(kept) + len(names), place + len(body))
        names += name.encode() + b"\0"
        body += item + b"\0" * (-len(item) % 16)
    front = header + table + names
    return front + b"\0" * (-len(front) % 16) + body


def main(whole, less):
    with open(whole, "rb") as file:
        data = file.read()
    length, = struct.unpack_from("<H", data)
    assert data[2:4] == b"\xda\x27" and data[12:16] == b"CmnD", "not ICU's common data"
    kept = [item for item in items(data, length) if is_kept(item[0])]
    with open(less, "wb") as file:
        file.write(package(data[:length], kept))


if __name__ == "__main__":
    main(*sys.argv[1:])
