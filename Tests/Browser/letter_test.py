"""The letter with the activation code on A4: one page a unit, the name in an envelope's window and the code nowhere near it."""

import pathlib
import re
import shutil
import tempfile

from programs import Center, run
from school import School

# The longest names that are let in, in Han and in Latin letters; and short ones.
NAMES = [
    ("S1", "云川实验学校"),
    ("S2", "云川市高新技术产业开发区人民路第三实验小学东校区（原云川师范学校附属小学）"),
    ("S3", ("云川市高新技术产业开发区" * 9)[:98] + "学校"),
    ("S4", ("Yunchuan International Experimental School " * 3)[:99].strip()),
]
POINTS_PER_MM = 72 / 25.4
DOTS_PER_MM = 10
# Of a letter of 210 × 105 mm that slides in an envelope of 220 × 110, in mm: left, top, right, bottom.
# What the window of either standard (DIN 680, GB/T 1416) may show, and what both always show.
IN_SIGHT = (10, 25, 125, 95)
ALWAYS_IN_SIGHT = (25, 50, 100, 65)

folder = pathlib.Path(tempfile.mkdtemp(prefix="canbao-letters-"))
center = Center(folder / "center", School(1).roster())


def printed(html):
    pdf = html.with_suffix(".pdf")
    run(shutil.which("chromium"), "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}",
        html.as_uri())
    return pdf


def words(pdf):
    """Each word with left, top, right and bottom, in mm."""
    box = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>'
    return [(text, *(float(edge) / POINTS_PER_MM for edge in edges))
            for *edges, text in re.findall(box, run("pdftotext", "-bbox", pdf, "-"))]


def ink(pdf, left, top, right, bottom):
    """The edges of what is printed inside the given ones, in mm."""
    run("pdftoppm", "-r", 25.4 * DOTS_PER_MM, "-gray", "-singlefile", pdf, pdf.with_suffix(""))
    kind, width, height, white, dots = pdf.with_suffix(".pgm").read_bytes().split(maxsplit=4)
    assert (kind, white) == (b"P5", b"255")
    width = int(width)
    lines = {}
    for y in range(top * DOTS_PER_MM, bottom * DOTS_PER_MM):
        dark = [x for x, dot in enumerate(dots[y * width + left * DOTS_PER_MM:y * width + right * DOTS_PER_MM]) if dot < 200]
        if dark:
            lines[y] = (dark[0], dark[-1])
    return (left + min(dark for dark, _ in lines.values()) / DOTS_PER_MM, min(lines) / DOTS_PER_MM,
            left + max(dark for _, dark in lines.values()) / DOTS_PER_MM, max(lines) / DOTS_PER_MM)


def inside(inner, outer):
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def letter(code, name):
    pdf = printed(folder / "center" / "letters" / f"{code}.html")
    told = run("pdfinfo", pdf)
    assert "(A4)" in told and re.search(r"Pages:\s+1\n", told), told
    found = words(pdf)
    secret = (folder / "center" / "letters" / f"{code}.code.txt").read_text().strip()
    bare = lambda text: text.replace("-", "").replace(" ", "")
    _, _, top, _, bottom = next(word for word in found if secret in bare(word[0]))
    # Between the folds, with room to spare, and where the lowest third covers it.
    assert 105 + 18 < (top + bottom) / 2 < 210 - 8, (top, bottom)
    seen = [word[0] for word in found if IN_SIGHT[0] < word[1] < IN_SIGHT[2] and IN_SIGHT[1] < (word[2] + word[4]) / 2 < IN_SIGHT[3]]
    assert "".join(seen) == bare(name) + "收", seen
    assert inside(ink(pdf, *IN_SIGHT), ALWAYS_IN_SIGHT), ink(pdf, *IN_SIGHT)
    # Nothing is cut off: the last words are there, and the margins are white.
    assert "日" in found[-1][0], found[-1]
    assert inside(ink(pdf, 6, 0, 209, 296), (20, 8, 193, 291)), ink(pdf, 6, 0, 209, 296)


def main():
    for code, name in NAMES:
        center("unit", "add", code, name, "--kind", "school")
    center("activate", *(code for code, _ in NAMES), "--out", folder / "center" / "out", "--letters", folder / "center" / "letters",
           "--password-file", center.password)
    for code, name in NAMES:
        letter(code, name)
    print(f"{len(NAMES)} letters passed")


try:
    main()
finally:
    shutil.rmtree(folder)
