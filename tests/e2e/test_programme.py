"""Six weeks of bedtime stretching: begun in the list, met again on Today, counted without a row."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("relief-in-time")]

EVENING = datetime(2026, 11, 21, 21, 30, tzinfo=UTC)
TITLE = "Six weeks of bedtime stretching"


@pytest.fixture
def page(phone: Callable[..., BrowserContext]) -> Page:
    """Take a page in the evening."""
    options = {"timezone_id": "UTC", "reduced_motion": "reduce"}
    page = phone(service_workers="block", **options).new_page()
    page.clock.install(time=EVENING)
    return page


def open_today(page: Page, server: LiveServer) -> None:
    """Open Today; without a worker it waits some seconds for one."""
    page.goto(server.url)
    page.clock.fast_forward(10_000)


def test_a_programme_begun_tonight_is_on_today_and_counts_what_was_done(
    page: Page, server: LiveServer
) -> None:
    page.goto(f"{server.url}/routines")
    page.get_by_role("region", name=TITLE).get_by_role("button", name="Begin tonight").click()
    expect(page.get_by_text("Saved on this phone")).to_be_visible()

    open_today(page, server)
    card = page.get_by_role("region", name=TITLE)
    expect(card).to_contain_text("Evening 1 of 42, until Fri, Jan 1. Tonight is the first evening.")
    expect(card.get_by_role("link", name="Remind me in the evening")).to_be_visible()
    card.get_by_role("link", name=re.compile("sitting|bed", re.IGNORECASE)).first.click()
    page.get_by_role("button", name="Start").click()
    page.locator(".player__keys").wait_for()
    # Time counts from the moment at which the routine itself is here.
    expect(page.locator(".player__picture")).to_be_visible()
    page.clock.run_for(300_000)
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Saved.")).to_be_visible()

    open_today(page, server)
    expect(card).to_contain_text("Done on 1 of 1 evening so far.")
    expect(card).to_contain_text("Done for tonight.")
