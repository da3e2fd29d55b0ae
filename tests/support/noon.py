"""A day at noon on Water and in the diary: what a person sees there, and the buttons they press."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.server import LiveServer

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SAVED = "Saved on this phone."

Phones = Callable[..., BrowserContext]


@pytest.fixture
def page_at_noon(phone: Phones) -> Page:
    """Take a fresh phone at noon."""
    page = phone(service_workers="block", timezone_id="UTC").new_page()
    page.clock.install(time=NOON)
    return page


@pytest.fixture
def water_with_a_glass(page: Page, server: LiveServer) -> Page:
    """Open Water and add one glass."""
    page.goto(f"{server.url}/water")
    press(page, "Add 250 ml")
    expect(page.get_by_text(SAVED)).to_be_visible()
    return page


def drunk(page: Page, amount: str) -> None:
    """See that today's drinks add up to this."""
    day = page.get_by_role("region", name="Hydration today")
    expect(day.get_by_text(amount, exact=True)).to_be_visible()


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press the button of this name."""
    page.get_by_role("button", name=name).click()
