"""Backups as the clerk sees them: made, listed, carried away on a stick, gone back to; and a data file that is damaged or gone."""

import re

from stick import STICK, on_it, plug_in, pull_out

from desk import enrolled, finish
from programs import as_sheet
from school import School, additions

school = School(12)
_, page = enrolled(school, "backups")
DATA = page.folder / "data"
DATABASE = DATA / "canbao.sqlite"


def stage(class_name):
    page.open("/additions")
    page.fill("sheet", as_sheet(page.folder / class_name, additions([school.person(class_name) for _ in range(3)])))
    page.press("导入")


def kept():
    return sorted(DATA.glob("backups/*.sqlite"))


def listed():
    """Day and time, and the occasion, as on the page 系统."""
    page.open("/system")
    return re.findall(r"(\d{4}-\d\d-\d\d \d\d:\d\d)\s+(\S+)\s+复制或恢复", page.text)


def they_are_listed_with_their_dates():
    page.log_in()
    assert [occasion for _, occasion in listed()] == ["导入开户包后"], page.text
    stage("新一1班")
    page.open("/system")
    page.press("备份")
    page.says("已备份。")
    assert [occasion for _, occasion in listed()] == ["手工备份", "导入开户包后"], page.text
    page.picture("01-system")


def one_is_carried_away_on_a_stick():
    can_mount = plug_in(page.folder)
    page.open(f"/system/backups/{kept()[-1].name}")
    if not can_mount:
        page.says("没有找到 U 盘。")
        return print("SKIPPED the stick: nothing can be mounted here")
    page.says("带出去一份", "KINGSTON，可用")
    page.picture("02-backup")
    page.press("复制到 U 盘")
    page.says("可以拔出 U 盘了。", "读回核对一致")
    assert [file.read_bytes() for file in on_it()] == [kept()[-1].read_bytes()]
    page.open(f"/system/backups/{kept()[-1].name}")
    pull_out()
    page.press("复制到 U 盘")
    page.says("没有复制。", "U 盘被拔出了")
    assert not any(STICK.iterdir()), "nothing on the system's own disk"


def one_goes_back_to_an_older_one():
    page.open("/additions")
    page.says("新一1班.xls")
    page.open("/system")
    page.follow(page.all("main table tbody a")[1])
    page.says("退回到这一份", "现在的数据不会丢", "用的是那时的密码")
    assert re.search(r"变更日志里又有 \d+ 条", page.text), page.text
    page.press(next(button.text for button in page.all("button") if button.text.startswith("恢复到")))
    page.says("登录代码", "已恢复")
    page.picture("03-restored")
    edges = page.driver.execute_script("return ['.note', 'form.card'].map((name) => document.querySelector(name).getBoundingClientRect().right)")
    assert edges[0] < edges[1], "what is said stays within its card"
    page.log_in()
    page.open("/additions")
    assert "新一1班.xls" not in page.text, page.text
    assert any(DATA.glob("canbao.former-1.sqlite"))


def a_damaged_file_is_never_begun_anew():
    stage("新一2班")
    page.server.terminate()
    page.server.wait(timeout=20)
    backup = kept()[-1]
    assert "at-exit" in backup.name, kept()
    DATABASE.write_bytes(b"x" * 50_000)
    page.start()
    for path in ["/", "/system", "/activate"]:
        page.open(path)
        page.says("数据文件已损坏", "程序没有动它", "退出系统时")
    page.picture("04-rescue")
    assert DATABASE.read_bytes() == b"x" * 50_000
    page.follow(page.find("main button.primary, .split button.primary"))
    page.log_in()
    page.open("/additions")
    page.says("新一2班.xls")
    assert any(DATA.glob("canbao.damaged-1.sqlite"))


def a_lost_file_is_missed():
    page.server.terminate()
    page.server.wait(timeout=20)
    DATABASE.unlink()
    page.start()
    page.open("/")
    page.says("数据文件不见了", "没有另建新的")
    page.picture("05-missing")
    page.fill("backup", kept()[-1])
    page.press("从备份恢复")
    page.log_in()
    page.open("/additions")
    page.says("新一2班.xls")


finish(page, [
    they_are_listed_with_their_dates, one_is_carried_away_on_a_stick, one_goes_back_to_an_older_one,
    a_damaged_file_is_never_begun_anew, a_lost_file_is_missed,
])
