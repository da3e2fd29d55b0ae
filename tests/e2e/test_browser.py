"""The browser of the other tests, which is Playwright's but for what nobody looks at."""

import re

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_what_playwright_switches_off_stays_off(browser: Browser) -> None:
    told = browser.new_browser_cdp_session().send("SystemInfo.getInfo")["commandLine"]
    lists = [set(names.split(",")) for names in re.findall(r"--disable-features=(\S+)", told)]

    assert len(lists) == 2
    assert lists[0] < lists[1]
