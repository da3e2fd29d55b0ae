"""A night whose time is the test's own, and a cramp in it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.app import START
from tests.support.server import LiveServer

NIGHT = datetime(2026, 11, 21, 3, 12, tzinfo=UTC)
# After the lead-in, in milliseconds.
INTO_THE_STRETCH = 14_000
# A page begins its work after its first paint; so much time shows it one.
UNTIL_PAINTED = 100
LATER = NIGHT.replace(minute=20)


def stand_still(page: Page, address: str) -> None:
    """Open a page with a player at night; from then on time passes when the test says so."""
    page.clock.install(time=NIGHT)
    page.goto(address)
    # What waits for the first paint waits no more when time has stopped.
    expect(page.locator("html[data-ready]")).to_have_count(1)
    page.clock.pause_at(LATER)


def in_a_cramp(phone: BrowserContext, url: str) -> Page:
    """Return a page of this phone on which a cramp has just begun; its time stands still."""
    page = phone.new_page()
    stand_still(page, f"{url}/now")
    page.get_by_role("button", name=START).click()
    # They come with the rest of the code, a moment after the step.
    expect(page.locator(".player__tool")).to_have_count(5)
    return page


@pytest.fixture
def page_in_a_cramp(phone: Callable[..., BrowserContext], server: LiveServer) -> Page:
    """Take a phone on which a cramp has just begun, and whose time is the test's own."""
    return in_a_cramp(phone(service_workers="block", reduced_motion="reduce"), server.url)
