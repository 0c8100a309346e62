"""A unit and its center on the command line, and a browser at the unit's page."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import urllib.request

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

BIN = pathlib.Path(os.environ["CANBAO_BIN"])
PICTURES = pathlib.Path(__file__).parent / "pictures"
UNIT = "320571"
CENTER_PASSWORD = "center-password"
UNIT_PASSWORD = "unit-password"


def run(*command, expect=0):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert done.returncode == expect, (command, done.returncode, done.stdout, done.stderr)
    return done.stdout


class Center:
    """A center with one unit, ready to activate it."""

    def __init__(self, folder, roster):
        self.folder = folder
        folder.mkdir()
        self.password = folder / "password"
        self.password.write_text(CENTER_PASSWORD)
        self("init", "--code", "3205", "--name", "云川市医保中心", "--year", "2027", "--opens", "2026-09-01", "--closes", "2026-12-20",
             "--password-file", self.password)
        self("unit", "add", UNIT, "云川实验学校", "--kind", "school")
        self("tables", "import", "--sample")
        self("rates", "import", "--sample")
        sheet = folder / "roster.csv"
        sheet.write_text(roster, encoding="utf-8")
        self("roster", "import", sheet)

    def __call__(self, *arguments, expect=0):
        return run(BIN / "canbao-center", *arguments, "--data", self.folder / "data", expect=expect)

    def activate(self):
        out, letters = self.folder / "out", self.folder / "letters"
        out.mkdir(exist_ok=True)
        letters.mkdir(exist_ok=True)
        self("activate", UNIT, "--out", out, "--letters", letters, "--password-file", self.password)
        return next(out.glob("*-A*.canbao")), (letters / f"{UNIT}.code.txt").read_text().strip()

    def answer(self, package, core):
        sheet = self.folder / "core.csv"
        sheet.write_text(core, encoding="utf-8")
        self("receive", package, "--password-file", self.password)
        self("core", "import", sheet)
        self("compare")
        results = self.folder / "results"
        results.mkdir(exist_ok=True)
        self("result", UNIT, "--out", results, "--password-file", self.password)
        return max(results.glob("*-R*.canbao"))


class Page:
    """The unit's program and a headless browser at its page."""

    def __init__(self, folder, prefix):
        self.folder = folder
        self.prefix = prefix
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True)
        self.server = subprocess.Popen(
            [BIN / "canbao", "serve", "--no-browser", "--data", folder / "data"], stdout=subprocess.PIPE, text=True)
        self.address = self.server.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), self.address
        options = webdriver.ChromeOptions()
        for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1024,768", "--lang=zh-CN"]:
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"download.default_directory": str(self.downloads)})
        options.binary_location = shutil.which("chromium")
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))

    def close(self):
        self.driver.quit()
        self.server.send_signal(signal.SIGTERM)
        self.server.wait(timeout=20)

    def open(self, path):
        self.driver.get(self.address + path.lstrip("/"))

    def fill(self, field, value):
        element = self.driver.find_element(By.ID, field)
        if element.get_attribute("type") != "file":
            element.clear()
        element.send_keys(str(value))

    def press(self, label):
        """Presses a button or a link by the words on it, and waits for the page behind it."""
        before = self.driver.find_element(By.TAG_NAME, "html")
        self.driver.find_element(
            By.XPATH, f"//button[normalize-space()='{label}'] | //main//a[normalize-space()='{label}']").click()
        WebDriverWait(self.driver, 60).until(lambda driver: driver.find_element(By.TAG_NAME, "html") != before)

    def download(self, label, ending):
        """Follows a link to a file and waits until it is whole."""
        self.driver.find_element(By.XPATH, f"//main//a[normalize-space()='{label}']").click()
        return WebDriverWait(self.driver, 60).until(lambda _: next(iter(self.downloads.glob("*" + ending)), None))

    @property
    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def says(self, *texts):
        for text in texts:
            assert text in self.text, f"{text!r} is not on the page:\n{self.text}"

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
