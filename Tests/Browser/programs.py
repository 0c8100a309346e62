"""The unit's and the center's programs on the command line."""

import csv
import html
import json
import os
import pathlib
import subprocess
import zipfile

BIN = pathlib.Path(os.environ["CANBAO_BIN"])
UNIT = "320571"
CENTER_PASSWORD = "center-password"
UNIT_PASSWORD = "unit-password"


def run(*command, expect=0):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert done.returncode == expect, (command, done.returncode, done.stdout, done.stderr)
    return done.stdout


def cells(sheet):
    """The cells of a sheet file as texts, row by row."""
    return [[cell or "" for cell in row] for row in json.loads(run(BIN / "canbao", "sheet", sheet, "--format", "json"))]


def as_sheet(path, content, ending="xls"):
    """Writes rows, or text that is CSV already, as a spreadsheet."""
    source, sheet = path.with_name(path.name + ".csv"), path.with_name(f"{path.name}.{ending}")
    with source.open("w", encoding="utf-8-sig", newline="") as file:
        if isinstance(content, str):
            file.write(content)
        else:
            csv.writer(file).writerows(content)
    if ending != "csv":
        run(BIN / "canbao", "sheet", source, "--format", ending, "--out", sheet)
    return sheet


def as_workbook(path, sheets):
    """Writes an .xlsx of several sheets, rows by name, as little as the format allows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"

    def cell(text):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{html.escape(text)}</t></is></c>'

    numbers = range(1, len(sheets) + 1)
    entries = "".join(f'<sheet name="{html.escape(name)}" sheetId="{n}" r:id="r{n}"/>' for n, name in zip(numbers, sheets))
    links = "".join(f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
    }  # fmt: skip
    for number, rows in zip(numbers, sheets.values()):
        data = "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in rows)
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{main}"><sheetData>{data}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w") as file:
        for name, text in parts.items():
            file.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return path


class Center:
    """A center with one unit, ready to activate it."""

    def __init__(self, folder, roster):
        self.folder = folder
        folder.mkdir(parents=True)
        self.password = folder / "password"
        self.password.write_text(CENTER_PASSWORD)
        self("init", "--code", "3205", "--name", "云川市医保中心", "--year", "2027", "--opens", "2026-09-01", "--closes", "2026-12-20",
             "--password-file", self.password)
        self("unit", "add", UNIT, "云川实验学校", "--kind", "school")
        self("tables", "import", "--sample")
        self("rates", "import", "--sample")
        self.take("roster", roster)

    def __call__(self, *arguments, expect=0):
        return run(BIN / "canbao-center", *arguments, "--data", self.folder / "data", expect=expect)

    def take(self, kind, text):
        """Imports a sheet: roster, core, cards."""
        sheet = self.folder / (kind + ".csv")
        sheet.write_text(text, encoding="utf-8")
        self(kind, "import", sheet)

    def activate(self):
        out, letters = self.folder / "out", self.folder / "letters"
        out.mkdir(exist_ok=True)
        letters.mkdir(exist_ok=True)
        self("activate", UNIT, "--out", out, "--letters", letters, "--password-file", self.password)
        return next(out.glob("*-A*.canbao")), (letters / f"{UNIT}.code.txt").read_text().strip()

    def answer(self, package, core, cards=None):
        self("receive", package, "--password-file", self.password)
        self.take("core", core)
        self("compare")
        if cards:
            self.take("cards", cards)
        results = self.folder / "results"
        results.mkdir(exist_ok=True)
        self("result", UNIT, "--out", results, "--password-file", self.password)
        return max(results.glob("*-R*.canbao"))
