"""A unit with its center, and a browser at the unit's page."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
import urllib.request

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import Select, WebDriverWait

from programs import BIN, UNIT, UNIT_PASSWORD, Center, run

PICTURES = pathlib.Path(__file__).parent / "pictures"


class Page:
    """A program, the unit's unless another is named, and a headless browser at its page."""

    def __init__(self, folder, prefix, scripted=True, program="canbao", settings=()):
        self.program = program
        self.settings = settings
        self.folder = folder
        self.prefix = prefix
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True, exist_ok=True)
        self.start()
        # The browser's own words, such as those of a file field, in the clerk's language.
        os.environ["LANGUAGE"] = "zh_CN"
        options = webdriver.ChromeOptions()
        for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1024,768", "--lang=zh-CN"]:
            options.add_argument(argument)
        preferences = {"download.default_directory": str(self.downloads), "download.prompt_for_download": False}
        if not scripted:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        options.add_experimental_option("prefs", preferences)
        options.binary_location = shutil.which("chromium")
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))

    def start(self):
        self.server = subprocess.Popen(
            [BIN / self.program, "serve", "--no-browser", "--data", self.folder / "data", *self.settings], stdout=subprocess.PIPE, text=True)
        self.address = self.server.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), self.address

    def lose_power(self):
        """Ends the program as a power cut would, and starts it again."""
        self.server.kill()
        self.server.wait(timeout=20)
        self.start()

    def close(self):
        self.driver.quit()
        self.server.send_signal(signal.SIGTERM)
        self.server.wait(timeout=20)

    def open(self, path):
        self.driver.get(self.address + path.lstrip("/"))

    def log_in(self):
        self.open("/")
        self.fill("code", UNIT)
        self.press("下一步")
        self.fill("operator", "王老师")
        self.fill("password", UNIT_PASSWORD)
        self.press("登录")
        self.says("首页")

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def fill(self, field, value):
        element = self.driver.find_element(By.ID, field)
        if element.get_attribute("type") != "file":
            element.clear()
        element.send_keys(str(value))

    def choose(self, field, label):
        """Chooses from a list by the words in it."""
        Select(self.driver.find_element(By.ID, field)).select_by_visible_text(label)

    def value(self, field):
        return self.driver.find_element(By.ID, field).get_property("value")

    def button(self, label):
        """A button or a link by the words on it."""
        return self.driver.find_element(
            By.XPATH, f"//button[normalize-space()='{label}'][not(@tabindex)] | //main//a[normalize-space()='{label}']")

    def press(self, label):
        """Presses a button or a link by the words on it, and waits for the page behind it."""
        self.follow(self.button(label))

    def follow(self, element):
        """Clicks and waits for the page behind it, past the one that tells how far long work is."""
        before = self.find("html")
        element.click()
        self.until(lambda: self.find("html") != before and not self.all("meta[http-equiv=refresh]"))

    def until(self, condition):
        return WebDriverWait(self.driver, 30, poll_frequency=0.05, ignored_exceptions=[WebDriverException]).until(lambda _: condition())

    def download(self, label, ending):
        """Follows a link to a file and waits until it is whole."""
        before = set(self.downloads.iterdir())
        self.driver.find_element(By.XPATH, f"//main//a[normalize-space()='{label}']").click()
        return self.until(lambda: next((file for file in self.downloads.glob("*" + ending) if file not in before), None))

    @property
    def text(self):
        return self.find("body").text

    def says(self, *texts):
        for text in texts:
            assert text in self.text, f"{text!r} is not on the page:\n{self.text}"

    def unfold(self, label):
        self.driver.find_element(By.XPATH, f"//main//summary[normalize-space()='{label}']").click()

    def keys(self, *keys):
        """Typed where the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def cell(self, row, title):
        """Of a batch, by the number of the row and the heading."""
        return self.driver.execute_script(
            """const row = document.querySelector(`input[name=row][value="${arguments[0]}"]`).closest("tr");
            return row.cells[[...row.closest("table").tHead.rows[0].cells].findIndex((cell) => cell.textContent === arguments[1])]""", row, title)

    def reach(self, row, title):
        """The same cell, brought into sight between the pinned columns."""
        cell = self.cell(row, title)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center', inline: 'center'})", cell)
        return cell

    def focused(self):
        """Row and heading of the cell of a batch that has the focus; nothing when another thing has it."""
        return self.driver.execute_script(
            """const cell = document.activeElement.closest("td"), row = cell?.parentElement.querySelector("input[name=row]");
            return row ? [Number(row.value), cell.closest("table").tHead.rows[0].cells[cell.cellIndex].textContent] : null""")

    def total(self):
        """How many the list on the page has."""
        found = re.search(r"共 ([\d,]+) 条", self.text)
        return int(found[1].replace(",", "")) if found else 0

    def headings(self):
        """Of the list on the page; one heading over several things counts as several."""
        titles = self.driver.execute_script("return [...document.querySelectorAll('.table-scroll thead th')].map((cell) => cell.textContent)")
        return [part.strip() for title in titles for part in title.split("　")]

    def rows(self):
        """The cells of the list on the page."""
        return self.driver.execute_script(
            "return [...document.querySelectorAll('.table-scroll tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent.trim()))")

    def picture(self, name):
        PICTURES.mkdir(exist_ok=True)
        self.driver.save_screenshot(str(PICTURES / f"{self.prefix}-{name}.png"))

    def get(self, path, **headers):
        """A plain request outside the browser; the status."""
        request = urllib.request.Request(self.address + path.lstrip("/"), headers=headers)
        try:
            return urllib.request.urlopen(request).status
        except urllib.error.HTTPError as error:
            return error.code


def scratch():
    return pathlib.Path(tempfile.mkdtemp(prefix="canbao-browser-"))


def enrolled(school, prefix, scripted=True, settings=()):
    """A center, and its unit activated on the command line, at the login page."""
    folder = scratch()
    center = Center(folder / "center", school.roster())
    package, code = center.activate()
    secrets = {"code": code, "password": UNIT_PASSWORD}
    for name, secret in secrets.items():
        (folder / name).write_text(secret)
    run(BIN / "canbao", "activate", package, "--code-file", folder / "code", "--password-file", folder / "password",
        "--data", folder / "unit" / "data")
    return center, Page(folder / "unit", prefix, scripted, settings=settings)


def declared(page):
    """Exports a declaration package on the page."""
    page.open("/declare")
    for box in page.all("input[name=checked]"):
        box.click()
    page.press("导出申报包")
    page.says("申报包已导出")
    return page.download("保存申报包", ".canbao")


def take_in(page, result):
    page.open("/apply")
    page.fill("package", result)
    page.press("打开")
    page.press("导入结果包")
    page.says("结果包")


def finish(page, tests):
    """Runs the tests in their order, tells of each that fails, and ends the program."""
    failed = 0
    try:
        for test in tests:
            try:
                test()
            except Exception:
                failed += 1
                print(f"FAILED {test.__name__}")
                traceback.print_exc()
                page.picture("failed-" + test.__name__)
    finally:
        page.close()
    print(f"{len(tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
