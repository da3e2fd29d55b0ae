"""A cramp that has just ended: Today names it in one line that leads to its entry."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.app import START, let_go
from tests.support.server import LiveServer

pytestmark = pytest.mark.browser

EVENING = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)
HOUR_MS = 3_600_000
NAMED = re.compile(r"^Calf, 20:3\d: in your diary$")


@pytest.fixture
def evening(phone: Callable[..., BrowserContext], server: LiveServer) -> Page:
    """Stop a cramp in the evening and come back to Today."""
    page = phone(service_workers="block", timezone_id="UTC").new_page()
    page.clock.install(time=EVENING)
    page.goto(server.url)
    page.get_by_role("button", name=START).click()
    expect(page.locator(".player__number")).to_be_visible()
    page.clock.run_for(60_000)
    let_go(page)
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.goto(server.url)
    return page


def test_in_the_evening_today_leads_to_the_cramp_that_has_just_ended(evening: Page) -> None:
    evening.get_by_role("link", name=NAMED).click()

    expect(evening).to_have_url(re.compile("/diary/[0-9a-f-]{36}$"))
    expect(evening.get_by_label("Began")).to_have_value(re.compile("^2026-11-21T20:3"))


def test_some_hours_later_today_says_no_more_of_it(evening: Page) -> None:
    named = evening.get_by_role("link", name=NAMED)
    expect(named).to_be_visible()

    evening.clock.fast_forward(7 * HOUR_MS)

    expect(named).to_have_count(0)
