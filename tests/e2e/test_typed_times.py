"""Times that are typed key by key: the steps on the way are changes, too, and end nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.server import LiveServer
from tests.support.service_worker import under_a_worker

pytestmark = pytest.mark.browser


@pytest.fixture
def page(phone: Callable[..., BrowserContext], server: LiveServer) -> Page:
    """Reminders with one of its own at nine o'clock and at ten, its times unfolded."""
    page = phone(timezone_id="Europe/Berlin").new_page()
    page.goto(f"{server.url}/reminders")
    under_a_worker(page)
    page.get_by_role("button", name="Add a reminder of your own").click()
    page.get_by_label("What it says").fill("Feet up")
    page.get_by_role("button", name="Add it").click()
    page.get_by_text("Change times and days").click()
    page.get_by_label("One more time").fill("10:00")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_label("Time 2", exact=True)).to_have_value("10:00")
    return page


def test_a_time_typed_over_another_one_keeps_both(page: Page) -> None:
    first, second = (page.get_by_label(f"Time {n}", exact=True) for n in (1, 2))
    first.focus()
    for key in ("1", "0", "4", "5", "P"):
        page.keyboard.press(key)
    expect(first).to_be_focused()
    expect(first).to_have_value("22:45")

    page.get_by_label("One more time").focus()

    expect(first).to_have_value("10:00")
    expect(second).to_have_value("22:45")


def test_a_day_is_typed_digit_by_digit(page: Page) -> None:
    away = page.get_by_label("Away?")
    away.focus()
    for key in "12242030":
        page.keyboard.press(key)

    expect(away).to_have_value("2030-12-24")
    expect(page.get_by_role("button", name="Ring again now")).to_be_visible()
