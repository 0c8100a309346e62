"""The page locks when nobody is there, in every tab, and goes on where it was after the login; typing is being there."""

import time

from desk import enrolled, finish
from programs import UNIT, UNIT_PASSWORD
from school import School

LOCKED = "页面已锁定。"
AFTER = 6

center, page = enrolled(School(6), "lock", settings=["--lock-after", str(AFTER)])


def shows(text):
    page.until(lambda: text in page.text)


def following():
    return page.find("input[name=next]").get_property("value")


def it_locks_in_every_tab():
    page.log_in()
    page.open("/declared?class=%E9%AB%98%E4%B8%80" + "1%E7%8F%AD")
    first = page.driver.current_window_handle
    page.driver.switch_to.new_window("tab")
    page.open("/changes")
    shows(LOCKED)
    page.picture("01-locked")
    assert "云川实验学校" in page.text and page.value("operator") == "王老师", "it says whose page it is"
    assert following() == "/changes"
    page.driver.switch_to.window(first)
    shows(LOCKED)
    assert not page.all(".table-scroll"), "no name is on the page any more"
    assert following().startswith("/declared?class=")


def a_wrong_password_stays_there():
    page.fill("password", "not-the-password")
    page.press("登录")
    page.says("还可以再试", LOCKED)
    page.picture("02-wrong-password")


def it_goes_on_in_the_tab_of_the_login():
    page.fill("password", UNIT_PASSWORD)
    page.press("登录")
    assert page.driver.current_url.endswith("/declared?class=%E9%AB%98%E4%B8%801%E7%8F%AD"), page.driver.current_url
    assert page.all(".table-scroll")


def the_other_tab_goes_on_by_itself():
    other = next(handle for handle in page.driver.window_handles if handle != page.driver.current_window_handle)
    page.driver.switch_to.window(other)
    page.driver.execute_script("window.dispatchEvent(new Event('focus'))")
    page.until(lambda: page.driver.current_url.endswith("/changes"))
    page.driver.close()
    page.driver.switch_to.window(page.driver.window_handles[0])


def typing_is_being_there():
    page.open("/restore-person")
    page.driver.find_element("id", "find").click()
    until = time.monotonic() + AFTER + 3
    while time.monotonic() < until:
        page.keys("x")
        time.sleep(0.5)
    assert LOCKED not in page.text
    shows(LOCKED)


def a_form_that_was_too_late_leads_back_to_its_page():
    page.fill("password", UNIT_PASSWORD)
    page.press("登录")
    page.open("/system")
    # As in a browser without script: nothing leaves the page.
    page.driver.execute_script("watch = () => {}; clearTimeout(watching)")
    page.until(lambda: page.driver.execute_async_script(
        "const done = arguments[0]; fetch('/session').then((answer) => answer.text()).then((text) => done(text === '0'))"))
    page.press("备份")
    page.says(LOCKED)
    assert following() == "/system"
    page.fill("password", UNIT_PASSWORD)
    page.press("登录")
    assert page.driver.current_url.endswith("/system")


finish(page, [
    it_locks_in_every_tab, a_wrong_password_stays_there, it_goes_on_in_the_tab_of_the_login, the_other_tab_goes_on_by_itself,
    typing_is_being_there, a_form_that_was_too_late_leads_back_to_its_page])
