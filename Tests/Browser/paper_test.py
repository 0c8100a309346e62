"""申报表 and 收发回执 as a printer gets them: printed to PDF, drawn, and read back by others' tools."""

import base64
import json
import re
import subprocess

from desk import declared, enrolled, finish, take_in
from programs import BIN, UNIT, run
from school import School

school = School(20)
center, page = enrolled(school, "paper")
leaver = school.renewals[-1]
FIRST, LOST, NEWEST = (f"{UNIT}-2027-D000{number}.canbao" for number in (1, 2, 3))
MISSING = f"{UNIT}-2027-R0001.canbao"


def digest(name):
    """What the command line tells of a package."""
    packages = json.loads(run(BIN / "canbao", "list", "packages", "--json", "--data", page.folder / "data"))
    return next(package["manifest"] for package in packages if package["file"] == name)


def groups(hexadecimal):
    return [hexadecimal[place:place + 4] for place in range(0, 64, 4)]


def printed(path, name):
    page.open(path)
    page.picture(name)
    return on_paper(name)


def on_paper(name):
    """The page as it stands on A4, as the browser prints it without being asked for grounds."""
    pdf = page.folder / (name + ".pdf")
    pdf.write_bytes(base64.b64decode(page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]))
    return pdf


def pages(pdf):
    told = run("pdfinfo", pdf)
    assert "(A4)" in told, told
    return int(re.search(r"Pages:\s+(\d+)", told)[1])


def words(pdf):
    return run("pdftotext", "-layout", pdf, "-")


def code(pdf):
    """Of the paper, as a scanner sees it."""
    run("pdftoppm", "-r", "150", "-png", pdf, pdf.with_suffix(""))
    return [line for picture in sorted(pdf.parent.glob(pdf.stem + "-*.png"))
            for line in subprocess.run(["zbarimg", "--raw", "-q", "--nodbus", picture], capture_output=True, text=True).stdout.split("\n") if line]


def reads_as(pdf, name):
    """Both ways in which the digest stands on paper."""
    assert code(pdf) == [f"{name} sha256:{digest(name)}"], code(pdf)
    eights = [line for line in (re.findall(r"\b[0-9a-f]{4}\b", line) for line in words(pdf).split("\n")) if len(line) == 8]
    assert sum(eights, []) == groups(digest(name)), eights


def packages_come_and_go():
    page.log_in()
    center.answer(declared(page), school.core(school.renewals))
    center("result", UNIT, "--out", center.folder / "results", "--password-file", center.password)
    take_in(page, max((center.folder / "results").glob("*-R0002.canbao")))
    page.open("/amend")
    page.choose("type", "001 居民身份证")
    page.fill("number", leaver["证件号码"])
    page.press("查询")
    page.choose("reason", "转学")
    page.press("记为减少")
    declared(page)
    take_in(page, center.answer(declared(page), school.core(school.renewals[:-1])))


def the_sheet_is_one_page_and_reads_as_the_package():
    sheet = printed(f"/packages/{NEWEST}/sheet", "01-sheet")
    assert pages(sheet) == 1
    for text in ["居民医疗保险参保申报表", "云川实验学校", NEWEST, "王老师", "单位公章"]:
        assert text in words(sheet), words(sheet)
    assert [cell.text for cell in page.all(".terms td")] == ["20", "0", "1", "19"]
    reads_as(sheet, NEWEST)


def twelve_plans_and_a_long_name_are_one_page_too():
    page.driver.execute_script(
        """const row = document.querySelector(".amounts tbody tr"), name = document.querySelector(".facts td");
        for (let plan = 1; plan < 12; plan++) row.after(row.cloneNode(true));
        row.closest("table").classList.add("many");
        for (const cell of document.querySelectorAll(".amounts td")) if (cell.textContent.includes(".")) cell.textContent = "11,345,520.00";
        name.textContent = "云川市桃源镇第二九年一贯制实验学校".repeat(4)""")
    assert len(page.all(".amounts tbody tr")) == 12
    sheet = on_paper("01-twelve-plans")
    assert pages(sheet) == 1 and "第 1 页，共 1 页" in words(sheet), words(sheet)


def an_older_sheet_stays_as_it_was():
    sheet = printed(f"/packages/{FIRST}/sheet", "02-older")
    assert [cell.text for cell in page.all(".terms td")] == ["20", "0", "0", "20"]
    reads_as(sheet, FIRST)


def the_commands_on_paper_lead_to_the_digest():
    """As printed for a package signed with the unit's certificate; with the printed change for the first, which the unit signed itself."""
    keys = page.folder / "keys"
    center("keys", "export", "--out", keys, "--password-file", center.password)
    for name in [FIRST, NEWEST]:
        page.open(f"/packages/{name}/sheet")
        commands = page.find(".check pre").text
        page.says("第二条去掉 -CAfile、-nointern、-certfile 三项，改用 -noverify")
        if name == FIRST:
            commands = re.sub(r"-CAfile \S+ -nointern -certfile \S+", "-noverify", commands)
        (keys / name).write_bytes((page.folder / "data" / "outbox" / name).read_bytes())
        found = run("sh", "-euc", f"cd '{keys}'\nrm -rf p p.zip signed.p7m\n{commands}").split("\n")[-2]
        assert found.split() == [digest(name), "p/datapackage.json"], found


def the_slip_names_what_is_missing():
    slip = printed("/packages/slip", "03-slip")
    text = words(slip)
    for part in [MISSING, "请中心重发", "中心没有收到申报包 D0002", "医保中心签收"]:
        assert part in text, text
    rows = [[cell.text for cell in row.find_elements("css selector", "th, td")] for row in page.all(".slip section tbody tr")]
    assert rows[0] == ["R0001", MISSING], rows
    sent, taken = rows[1:4], rows[4:]
    assert [(row[0], row[2], row[4].split()[0]) for row in sent] == [
        ("D0001", "20", "已收到，一致"), ("D0002", "19", "中心没有收到"), ("D0003", "19", "已收到，一致")], sent
    assert [(row[0], row[2]) for row in taken] == [("R0002", "D0001"), ("R0003", "D0003")], taken
    assert [row[3].replace(" … ", " ").split() for row in sent] == [
        [groups(digest(name))[place] for place in (0, 1, -1)] for name in (FIRST, LOST, NEWEST)]
    reads_as(slip, NEWEST)


def a_number_that_came_too_late_is_no_longer_asked_for():
    page.open("/apply")
    page.fill("package", center.folder / "results" / MISSING)
    page.press("打开")
    page.open("/packages/slip")
    page.says("本单位收到的结果包没有缺号。", "来晚了")


def a_package_that_was_never_sent_has_no_sheet():
    page.open(f"/packages/{UNIT}-2027-D0009.canbao/sheet")
    page.says("本机没有发出过这个包。", "收发记录")


finish(page, [
    packages_come_and_go, the_sheet_is_one_page_and_reads_as_the_package,
    twelve_plans_and_a_long_name_are_one_page_too, an_older_sheet_stays_as_it_was, the_commands_on_paper_lead_to_the_digest,
    the_slip_names_what_is_missing, a_number_that_came_too_late_is_no_longer_asked_for,
    a_package_that_was_never_sent_has_no_sheet])
