"""试用演示: what a first-time visitor can walk by hand, with the invented center answering."""

import subprocess

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from desk import Page, scratch
from programs import BIN

PASSWORD = "yanshi-2026"


def answer(page, number):
    page.driver.find_element(By.LINK_TEXT, "取演示中心的答复").click()
    name = f"320571-*-R{number:04}.canbao"
    result = WebDriverWait(page.driver, 60).until(lambda _: next(iter(page.downloads.glob(name)), None))
    page.open("/apply")
    page.fill("package", result)
    page.press("打开")
    page.press("导入结果包")


def main():
    page = Page(scratch(), "demo")
    try:
        page.open("/")
        page.press("试用演示")
        page.fill("code", "320571")
        page.press("下一步")
        page.fill("password", PASSWORD)
        page.fill("operator", "王老师")
        page.press("登录")
        page.says("演示", "上年度续保")
        page.picture("01-home")
        for name, path, label in [("additions", "/additions", "新增表"), ("reductions", "/reductions", "减少表")]:
            sheet = page.download(label, name + ".xls")
            page.open(path)
            page.fill("sheet", sheet)
            page.press("导入")
            page.picture("02-" + name)
            page.press("只提交合格行")
        page.open("/declare")
        page.says("8", "3", "2", "9")
        page.press("导出申报包")
        answer(page, 1)
        page.says("小米", "单位可更正", "小李", "需家庭举证")
        page.picture("03-rejections")
        page.open("/amend?type=001&number=230502198901182964")
        page.fill("f-name", "小米米")
        page.press("修改")
        page.open("/declare")
        page.driver.find_element(By.NAME, "checked").click()
        page.press("导出申报包")
        answer(page, 2)
        page.open("/rejections")
        page.says("已通过")
        page.picture("04-accepted")
        # A second start finds the first and says its address.
        again = subprocess.run(
            [BIN / "canbao", "serve", "--no-browser", "--data", page.folder / "data"], capture_output=True, text=True, timeout=60)
        assert again.returncode == 0 and again.stdout.strip() == page.address, again
        page.press("结束并清除演示")
        page.says("开始使用")
        assert not (page.folder / "data" / "demo").exists(), "the demonstration leaves nothing"
        page.open("/")
        page.press("试用演示")
        page.fill("code", "320571")
        page.press("下一步")
        page.fill("password", PASSWORD)
        page.fill("operator", "王老师")
        page.press("登录")
        page.driver.find_element(By.XPATH, "//button[normalize-space()='退出系统']").click()
        page.server.wait(timeout=60)
    finally:
        page.close()
    print("1 passed, 0 failed")


main()
