"""The exchange as the clerk sees it: sticks, mails, what got lost, what came late, a year that ends and a PC that begins anew."""

import json

from stick import STICK, on_it, plug_in, pull_out

from desk import declared, enrolled, finish, take_in
from programs import BIN, UNIT, UNIT_PASSWORD, run
from school import School

school = School(12)
center, page = enrolled(school, "exchange")
CORE = "证件类型,证件号码,姓名,情况,说明\n001,000000,某人,正常,\n"
packages = []


def result():
    """One result package for what the center holds."""
    folder = center.folder / "results"
    folder.mkdir(exist_ok=True)
    center("compare")
    center("result", UNIT, "--out", folder, "--password-file", center.password)
    return max(folder.glob("*-R*.canbao"))


def receive(package):
    center("receive", package, "--password-file", center.password)


def the_first_package_is_made_without_a_stick():
    page.log_in()
    page.open("/declare")
    page.says("没有找到 U 盘")
    packages.append(declared(page))


def the_first_package_goes_to_a_stick():
    page.log_in()
    page.open("/declare")
    page.says("复制到 U 盘", "KINGSTON，可用")
    page.picture("01-declare-with-a-stick")
    page.press("导出申报包")
    page.says("申报包已导出。", "已复制到 U 盘“KINGSTON”，读回核对一致", "还没有回执", "U 盘")
    page.picture("02-package")
    copied = on_it()
    kept = page.folder / "data/outbox" / copied[0].name
    assert len(copied) == 1 and copied[0].read_bytes() == kept.read_bytes(), copied
    packages.append(kept)
    page.press("复制到 U 盘")
    page.says("可以拔出 U 盘了。", "已经有这个文件")
    pull_out()
    page.press("复制到 U 盘")
    page.says("没有复制。", "U 盘被拔出了")
    assert not any(STICK.iterdir()), "nothing on the system's own disk"


def a_mail_is_drafted_and_received():
    page.open(f"/packages/{packages[0].name}")
    before = set(page.downloads.iterdir())
    page.button("起草电子邮件").click()
    mail = page.until(lambda: next((file for file in page.downloads.glob("*.eml") if file not in before), None))
    assert mail.read_bytes().startswith(b"X-Unsent: 1\r\n"), "a mail program opens it as a draft"
    told = center("receive", mail, "--password-file", center.password)
    assert "接收 1 个" in told, told
    page.open("/packages")
    page.says("电子邮件草稿", "还没有回执")


def what_got_lost_is_named():
    center.take("core", CORE)
    result()
    second = result()
    page.open("/apply")
    page.fill("package", second)
    page.press("打开")
    page.says("缺号 R0001", "它答复的是 D0001，每一行都有结果")
    page.picture("03-missing")
    page.press("导入结果包")
    page.open("/packages")
    page.says("中心手里的就是您发出的。", "12 行都有结果", "缺号", f"{UNIT}-2027-R0001.canbao")
    page.picture("04-ledger")
    page.open(f"/packages/{packages[0].name}")
    tabs = [" ".join(tab.text.split()) for tab in page.all("main .tabs a")]
    assert tabs == ["全部 12", "接收 12"], tabs
    page.open(f"/packages/{packages[0].name}?show=unanswered")
    assert not page.all("main tbody tr"), "nobody is left without an answer"


def an_answer_to_older_content_says_so():
    someone = school.renewals[0]
    run(BIN / "canbao", "amend", "--identity-type", "001", "--identity-number", someone["证件号码"], "--set", "联系电话=13912345678",
        "--data", page.folder / "data")
    answer = result()
    page.open("/apply")
    page.fill("package", answer)
    page.press("打开")
    page.says("对旧内容的答复：1 行", someone["姓名"])
    page.picture("05-older")
    page.press("导入结果包")
    page.open("/declared")
    page.says("对旧内容的答复")
    packages.append(declared(page))
    page.open(f"/packages/{packages[0].name}?show=older")
    page.says(someone["姓名"], "已重报")
    page.picture("06-rows")


def the_closing_day_moves():
    receive(packages[-1])
    center("year", "extend", "2027-01-15")
    answer = result()
    page.open("/apply")
    page.fill("package", answer)
    page.press("打开")
    page.says("申报日期改为", "2027-01-15")
    page.press("导入结果包")
    page.open("/declare")
    page.says("2027 年 1 月 15 日")


def a_second_activation_shows_what_it_does():
    package, code = center.activate()
    page.open("/activate")
    page.says("导入新的开户包", "名单不会丢")
    page.fill("package", max((center.folder / "out").glob("*-A*.canbao")))
    page.fill("code", code)
    page.press("导入开户包")
    page.says("本机已有名单", "换新", "以前的密钥不能再用来申报", "保留")
    page.picture("07-second-activation")
    page.fill("password", UNIT_PASSWORD)
    page.fill("again", UNIT_PASSWORD)
    page.press("完成开户")
    page.press("退出登录") if page.all("form.bar-actions") else None
    page.log_in()
    packages.append(declared(page))
    receive(packages[-1])
    take_in(page, result())
    page.open("/system")
    page.says("本单位签名证书", "有效期至")


def a_restored_center_is_told():
    backup = center.folder / "backup.sqlite"
    center("backup", "--out", backup)
    packages.append(declared(page))
    receive(packages[-1])
    take_in(page, result())
    center("restore", backup)
    page.open("/apply")
    page.fill("package", result())
    page.press("打开")
    page.says("这个结果包不是接着上一次导入的做的。", "先打电话问中心", "中心不再有 D0004")
    page.picture("08-fork")
    page.find("input[name=checked]").click()
    page.press("导入结果包")
    page.open("/packages")
    page.says("请重发", "请重新导出一个申报包送交中心")
    page.picture("08-lost")


def a_year_ends_and_the_next_begins():
    center("year", "open", "2028", "--opens", "2027-09-01", "--closes", "2027-12-20")
    text = school.roster().splitlines()
    center.take("roster", "\n".join(text[:9]) + "\n")
    answer = result()
    page.open("/apply")
    page.fill("package", answer)
    page.press("打开")
    page.says("新的年度。", "2027 年度会归档", "我已核对")
    page.picture("08-new-year")
    page.find("input[name=checked]").click()
    page.press("导入结果包")
    page.open("/declared")
    page.says("2028 年度")
    assert page.total() == 8, page.text
    page.open("/packages")
    page.picture("09-new-ledger")


def the_old_year_can_be_looked_at():
    page.open("/system")
    page.says("归档的年度", "2027 年度")
    page.picture("10-system")
    page.press("查看")
    page.says("2027 年度，已归档。", "只能查看和导出")
    assert page.total() == 12, page.text
    page.picture("11-former-year")
    for path in ["/insured", "/rejections", "/fees", "/changes", "/cards", "/packages", "/search?q=" + school.renewals[1]["姓名"]]:
        page.open(path)
        page.says("2027 年度，已归档。")
        assert "故障" not in page.text, page.text
    page.open("/packages")
    page.picture("12-former-ledger")
    page.open("/declare")
    assert page.driver.current_url.endswith("/declared"), "nothing can be declared for a year that is over"
    former = json.loads(run(BIN / "canbao", "list", "declared", "--year", "2027", "--format", "json", "--data", page.folder / "data"))
    assert len(former) == 12, former
    page.press("回到现在办理的年度")
    page.says("首页", "上年度续保")
    assert "已归档" not in page.text, page.text


if plug_in(page.folder):
    first = the_first_package_goes_to_a_stick
else:
    print("SKIPPED the stick: nothing can be mounted here")
    first = the_first_package_is_made_without_a_stick
finish(page, [
    first, a_mail_is_drafted_and_received, what_got_lost_is_named, an_answer_to_older_content_says_so,
    the_closing_day_moves, a_second_activation_shows_what_it_does, a_restored_center_is_told,
    a_year_ends_and_the_next_begins, the_old_year_can_be_looked_at,
])
