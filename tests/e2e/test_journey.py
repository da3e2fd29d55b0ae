"""A journey with the app left open: what it says of times is said for where the phone is now."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.support.noon import Phones, press
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("water-and-diary")]

# Eight in the morning in Berlin, three in the afternoon in Tokyo.
LANDING = datetime(2026, 6, 10, 6, 0, tzinfo=UTC)
LOOKED_AT = "() => document.dispatchEvent(new Event('visibilitychange'))"


class Traveller:
    """A page that stays open while its phone goes from zone to zone."""

    def __init__(self, page: Page) -> None:
        """Begin in Berlin."""
        self.page = page
        self._session = page.context.new_cdp_session(page)
        self.fly("Europe/Berlin")

    def fly(self, zone: str) -> None:
        """Arrive there, with the page asleep."""
        self._session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})


@pytest.fixture
def traveller(phone: Phones) -> Traveller:
    """Take a fresh phone that is in Berlin."""
    page = phone(service_workers="block", timezone_id=None).new_page()
    page.clock.install(time=LANDING)
    return Traveller(page)


def test_when_it_rings_next_is_said_for_the_zone_the_phone_is_in(
    traveller: Traveller, server: LiveServer
) -> None:
    page = traveller.page
    page.goto(f"{server.url}/reminders")
    press(page, "Add a reminder of your own")
    page.get_by_label("What it says").fill("Feet up")
    press(page, "Add it")
    expect(page.get_by_text("Next: Wed, Jun 10, 09:00")).to_be_visible()

    traveller.fly("Asia/Tokyo")
    page.evaluate(LOOKED_AT)

    expect(page.get_by_text("Next: Thu, Jun 11, 09:00")).to_be_visible()
