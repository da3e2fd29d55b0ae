"""The night that has just begun is not over: nothing can say yet that it was without a cramp."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.support.noon import SAVED, Phones, press
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("water-and-diary")]

AFTER_MIDNIGHT = datetime(2026, 11, 22, 0, 4, tzinfo=UTC)
NOTED = "A cramp is noted in this night."


@pytest.fixture
def page(phone: Phones) -> Page:
    """Take a fresh phone some minutes after midnight."""
    page = phone(service_workers="block", timezone_id="UTC").new_page()
    page.clock.install(time=AFTER_MIDNIGHT)
    return page


def test_one_tap_after_midnight_answers_the_night_that_is_over(
    page: Page, server: LiveServer
) -> None:
    page.goto(f"{server.url}/diary")
    expect(page.get_by_text("about last night, Fri, Nov 20")).to_be_visible()

    press(page, "No cramp last night")

    expect(page.get_by_text("Last night: no cramp.")).to_be_visible()
    expect(page.get_by_role("region", name="Fri, Nov 20 to Sat, Nov 21")).to_be_visible()
    expect(page.get_by_role("region", name="Sat, Nov 21 to Sun, Nov 22")).to_have_count(0)


def test_the_form_takes_no_night_that_is_under_way(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/diary/new")
    page.get_by_label("A night without cramps").check()
    expect(page.get_by_label("The evening it began")).to_have_value("2026-11-20")

    page.get_by_label("The evening it began").fill("2026-11-21")
    press(page, "Save")

    expect(page.get_by_text("Choose a night that is over.")).to_be_visible()
    expect(page.get_by_text(SAVED)).to_have_count(0)


def test_a_night_with_a_cramp_is_not_noted_as_one_without(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/diary/new")
    page.get_by_label("Began").fill("2026-11-21T03:12")
    press(page, "Add this cramp")
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.get_by_label("A night without cramps").check()
    expect(page.get_by_text(NOTED)).to_be_visible()

    press(page, "Save")

    page.get_by_label("The evening it began").fill("2026-11-19")
    expect(page.get_by_text(NOTED)).to_have_count(0)
    press(page, re.compile("^No cramp in the night of Thu"))
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.goto(f"{server.url}/diary")
    expect(page.get_by_role("link", name=re.compile("^No cramp"))).to_have_count(1)
