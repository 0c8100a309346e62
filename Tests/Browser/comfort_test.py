"""What the script adds: cells under the keyboard while others are being saved, ticks, lists that narrow while typing, questions asked first."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from desk import enrolled, finish
from programs import as_sheet
from school import School, additions

school = School(12)
fresh = [school.person("新一1班") for _ in range(30)]
center, page = enrolled(school, "comfort")
ADDRESS = "家庭地址"


def answers_take(milliseconds):
    page.driver.execute_cdp_cmd("Network.enable", {})
    page.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
        "offline": False, "latency": milliseconds, "downloadThroughput": -1, "uploadThroughput": -1})
    page.driver.execute_script("performance.clearResourceTimings()")


def answered():
    page.until(lambda: page.driver.execute_script("return performance.getEntriesByType('resource').length"))


def saved(row, title, value):
    page.until(lambda: page.cell(row, title).text == value)
    page.until(lambda: page.driver.execute_async_script("saving.then(() => arguments[0](true))"))


def nothing_is_sent_twice():
    page.log_in()
    page.open("/additions")
    page.fill("sheet", as_sheet(page.folder / "新一1班", additions(fresh)))
    ActionChains(page.driver).double_click(page.button("导入")).perform()
    page.until(lambda: "第 1 批" in page.text)
    page.open("/additions")
    assert len(page.all("section.panel tbody tr")) == 1, "a double click takes the file in once"
    page.press("新一1班.xls")


def typing_does_not_wait_for_the_program():
    page.reach(2, ADDRESS).click()
    page.keys("甲路1号", Keys.ENTER, "乙路2号", Keys.ENTER, "丙路3号", Keys.ENTER)
    for row, address in [(2, "甲路1号"), (3, "乙路2号"), (4, "丙路3号")]:
        saved(row, ADDRESS, address)
    page.open("/additions/1")
    assert [page.cell(row, ADDRESS).text for row in (2, 3, 4, 5)] == ["甲路1号", "乙路2号", "丙路3号", fresh[3][ADDRESS]], "as the program has it"


def an_open_cell_survives_the_answer_to_another():
    answers_take(300)
    page.reach(2, ADDRESS).click()
    page.keys(Keys.F2, "甲路4号", Keys.ENTER, Keys.F2, "乙路")
    answered()
    answers_take(0)
    page.keys("5号", Keys.ENTER)
    saved(3, ADDRESS, "乙路5号")
    saved(2, ADDRESS, "甲路4号")


def nothing_typed_is_lost_by_going_on():
    """Three cells, and 校验 at once: the program knows all three before it goes on."""
    answers_take(300)
    page.reach(10, ADDRESS).click()
    page.keys(Keys.F2, "庚路1号", Keys.ENTER, Keys.F2, "辛路2号", Keys.ENTER, Keys.F2, "壬路3号", Keys.ENTER)
    page.follow(page.button("校验"))
    answers_take(0)
    page.says("校验完成")
    page.open("/additions/1")
    shown = [page.cell(row, ADDRESS).text for row in (10, 11, 12)]
    assert shown == ["庚路1号", "辛路2号", "壬路3号"], shown


def composing_survives_the_answer_to_another():
    """Letters under composition by an input method stay under composition."""
    answers_take(300)
    page.reach(2, ADDRESS).click()
    page.keys(Keys.F2, "甲路6号", Keys.ENTER, Keys.F2)
    page.driver.execute_cdp_cmd("Input.imeSetComposition", {"text": "yun", "selectionStart": 3, "selectionEnd": 3})
    answered()
    page.driver.execute_cdp_cmd("Input.insertText", {"text": "云川路"})
    answers_take(0)
    page.keys(Keys.ENTER)
    page.until(lambda: page.focused() == [4, ADDRESS])
    saved(2, ADDRESS, "甲路6号")
    assert page.cell(3, ADDRESS).text == "云川路", page.cell(3, ADDRESS).text


def whoever_scrolls_away_stays_there():
    answers_take(300)
    page.reach(20, ADDRESS).click()
    page.keys(Keys.F2, "丁路7号", Keys.ENTER)
    page.driver.execute_script("document.querySelector('.table-scroll').scrollTo(0, 0)")
    answered()
    answers_take(0)
    saved(20, ADDRESS, "丁路7号")
    assert page.driver.execute_script("const frame = document.querySelector('.table-scroll'); return [frame.scrollLeft, frame.scrollTop]") == [0, 0]


def keys_in_a_cell():
    page.reach(6, ADDRESS).click()
    page.keys(Keys.F2, "戊路8号", Keys.TAB)
    assert page.focused() == [6, "邮政编码"], page.focused()
    page.keys(Keys.F2)
    ActionChains(page.driver).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()
    assert page.focused() == [6, ADDRESS], page.focused()
    saved(6, ADDRESS, "戊路8号")
    page.keys(Keys.DELETE, Keys.ESCAPE)
    assert page.cell(6, ADDRESS).text == "戊路8号", "Escape takes an emptied cell back"
    page.keys(Keys.DELETE, Keys.ENTER)
    page.until(lambda: "没有填" in page.cell(6, "校验结果").text)
    assert page.cell(6, ADDRESS).get_attribute("class") == "cell-error"
    page.reach(6, ADDRESS).click()
    page.keys("己路9号")
    page.reach(8, "姓名").click()
    saved(6, ADDRESS, "己路9号")


def ticked():
    return [int(box.get_attribute("value")) for box in page.all("input[name=row]:checked")]


def ticks_of_a_range_and_of_all():
    page.open("/additions/1")
    page.find("input[name=row][value='3']").click()
    ActionChains(page.driver).key_down(Keys.SHIFT).click(page.find("input[name=row][value='6']")).key_up(Keys.SHIFT).perform()
    assert ticked() == [3, 4, 5, 6], ticked()
    page.find("input[data-tick-all]").click()
    assert len(ticked()) == 30
    page.find("input[data-tick-all]").click()
    assert not ticked()
    page.open("/declared")
    for box in page.all("input[name=person]")[:3]:
        box.click()
    page.says("已打勾 3")


def a_list_narrows_while_typing():
    page.open("/declared")
    name = school.renewals[4]["姓名"]
    page.find("#q").send_keys(name)
    page.until(lambda: page.total() == 1)
    assert [row[2] for row in page.rows()] == [name] and page.find("#q").get_property("value") == name
    assert page.driver.current_url.endswith("q=" + page.driver.execute_script("return encodeURIComponent(arguments[0])", name))
    assert all("?q=" in link.get_attribute("href") for link in page.all("a[data-export]")), "what is exported is what is shown"
    page.driver.refresh()
    assert page.total() == 1


def what_cannot_be_taken_back_is_asked_first():
    page.open("/additions/1")
    page.unfold("更多")
    page.button("丢弃本批未提交的 30 行").click()
    question = page.driver.switch_to.alert
    assert "丢弃以后只能重新导入" in question.text
    question.dismiss()
    assert len(page.rows()) == 30
    page.button("丢弃本批未提交的 30 行").click()
    page.driver.switch_to.alert.accept()
    page.until(lambda: "第 1 批已丢弃" in page.text)


finish(page, [
    nothing_is_sent_twice, typing_does_not_wait_for_the_program, an_open_cell_survives_the_answer_to_another,
    nothing_typed_is_lost_by_going_on, composing_survives_the_answer_to_another, whoever_scrolls_away_stays_there, keys_in_a_cell, ticks_of_a_range_and_of_all,
    a_list_narrows_while_typing, what_cannot_be_taken_back_is_asked_first])
