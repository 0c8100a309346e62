"""From the first start to a package on disk, its answer, and the mended row: what a clerk does, in a real browser."""

from selenium.webdriver.common.by import By

from desk import Page, scratch
from programs import BIN, UNIT, UNIT_PASSWORD, Center, run

FIELDS = "姓名,证件类型,证件号码,性别,出生日期,参保计划,户口所在地,免缴情况,免缴类型,所属社区,所属派出所代码,所属班级,家庭地址,邮政编码,联系电话,监护人姓名,监护人证件号码"
REST = "园区,N,,016766,000003,高二5班,澄湖东路66号,215028,19000005732,萧国平,"
ROSTER = f"单位代码,编号,{FIELDS}\n{UNIT},100001,萧思颖,001,320599200911115248,F,2009-11-11,GA,{REST}\n"
MANUAL = "GC,园区,Y,001,016766,000003,高二2班,吴江市桃源镇,111111,13555896544,发生的,320323198804113000"
ADDITIONS = (
    f"序号,{FIELDS}\n"
    f"1,小米,001,230502198901182964,F,1989-1-18,{MANUAL}\n"
    f"2,<script>alert(1)</script>,001,230502199601282968,F,1996-1-28,{MANUAL}\n"
    f"3,小耳朵,001,230502199001182921,F,1990-1-18,{MANUAL}\n"
    f"4,程诗琪,001,320599201703161084,F,2017-03-16,GA,{REST}\n"
)
CORE = "证件类型,证件号码,姓名,情况,说明\n001,230502198901182964,小米米,正常,\n001,320599201703161084,程诗琪,正常,\n"


def activate(page, center):
    package, code = center.activate()
    page.open("/")
    page.says("开始使用", "导入开户包", "试用演示")
    page.picture("01-first-start")
    page.fill("package", package)
    page.fill("code", "0000000000000000000Z")
    page.press("导入开户包")
    page.says("激活码不对")
    page.fill("package", package)
    page.fill("code", code.lower().replace("-", " "))
    page.press("导入开户包")
    page.says("云川实验学校", "本年度在保", "中心指纹")
    page.picture("02-activation")
    page.fill("password", UNIT_PASSWORD)
    page.fill("again", UNIT_PASSWORD + "x")
    page.press("完成开户")
    page.says("两次输入的密码不一样")
    page.fill("password", UNIT_PASSWORD)
    page.fill("again", UNIT_PASSWORD)
    page.press("完成开户")
    page.says("开户完成")


def log_in(page):
    page.fill("code", "320572")
    page.press("下一步")
    page.says("登录代码不正确")
    assert not page.driver.find_elements(By.ID, "password"), "a wrong code must give no password field"
    page.fill("code", UNIT)
    page.press("下一步")
    page.fill("operator", "王老师")
    page.fill("password", "wrong-password")
    page.press("登录")
    page.says("密码不正确")
    page.picture("03-login")
    page.fill("password", UNIT_PASSWORD)
    page.press("登录")
    page.says("首页", "下一步", "上年度续保")
    page.picture("04-home")


def add(page, folder):
    sheet = folder / "新生.csv"
    sheet.write_text(ADDITIONS, encoding="utf-8")
    xls = folder / "新生.xls"
    run(BIN / "canbao", "sheet", sheet, "--format", "xls", "--out", xls)
    page.open("/additions")
    template = page.download("下载模板（.xls）", ".xls")
    assert run(BIN / "canbao", "sheet", template, "--format", "csv").startswith("序号,姓名,证件类型"), "the template has the layout's columns"
    page.fill("sheet", xls)
    page.press("导入")
    page.says("第 1 批", "2 行有错误，暂不能整批提交。", "末位应为 0", "监护人证件号码")
    page.says("<script>alert(1)</script>")
    page.picture("05-batch")
    # Rows 3 (the hostile name) and 4 (a wrong check digit) have errors; the first is deleted, the second stays.
    page.driver.find_element(By.CSS_SELECTOR, "input[name=row][value='3']").click()
    page.press("删除")
    page.says("已删除 1 行。")
    page.press("校验")
    page.says("校验完成。", "1 行有错误")
    page.press("只提交合格行")
    page.says("已提交 2 行。", "1 行有错误，留在本批。")
    page.picture("06-submitted")


def declare(page):
    page.open("/declared")
    page.says("上年度续保", "小米", "程诗琪", "萧思颖", "共 3 条")
    page.picture("07-declared")
    exported = page.download("导出", "信息.xls")
    rows = run(BIN / "canbao", "sheet", exported, "--format", "csv").splitlines()
    assert rows[0].startswith("编号,姓名,证件类型,证件号码") and len(rows) == 4, rows
    assert "320599200911115248" in rows[1], "identity numbers leave as text"
    page.open("/declare")
    page.says("第 1 个")
    page.press("导出申报包")
    page.says("申报包已导出")
    page.picture("08-declare")
    package = page.download("保存申报包", ".canbao")
    assert package.name == f"{UNIT}-2027-D0001.canbao", package
    return package


def apply(page, result):
    page.open("/apply")
    damaged = page.folder / "damaged.canbao"
    content = bytearray(result.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(bytes(content))
    page.fill("package", damaged)
    page.press("打开")
    page.says("没有导入。")
    page.fill("package", result)
    page.press("打开")
    page.says("第 1 号结果包", "中心驳回")
    page.picture("09-result")
    page.press("导入结果包")
    page.says("已导入第 1 号结果包。", "小米", "单位可更正")
    page.picture("10-rejections")


def mend(page):
    page.press("修改")
    page.fill("f-name", "小米米")
    page.press("修改")
    page.says("已修改")
    page.picture("11-amend")
    page.open("/rejections")
    page.says("已修改待报")
    page.open("/packages")
    page.says("已收到，一致")
    page.picture("12-packages")


def looks(page):
    for path in ["insured", "reduced", "fees", "changes", "cards", "card-failures", "reductions", "restore-person", "system"]:
        page.open("/" + path)
        assert "故障" not in page.text and "Error" not in page.text, page.text
        page.picture("20-" + path)


def main():
    folder = scratch()
    center = Center(folder / "center", ROSTER)
    page = Page(folder / "unit", "clerk")
    try:
        assert page.get("/", Host="evil.example") == 421, "a foreign Host is refused"
        activate(page, center)
        log_in(page)
        add(page, folder)
        package = declare(page)
        apply(page, center.answer(package, CORE))
        mend(page)
        looks(page)
        page.open("/")
        page.press("退出登录")
        page.says("登录代码")
        page.open("/declared")
        page.says("登录代码")
    finally:
        page.close()
    print("1 passed, 0 failed")


main()
