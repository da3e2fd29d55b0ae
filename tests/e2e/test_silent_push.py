"""A push service that never answers: the reminder stays on, and its card says what is so."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.server import LiveServer

pytestmark = pytest.mark.browser

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
# Permission is given and a service worker is there; what is asked of the push service stays open.
SILENT = """() => {
  const registration = { pushManager: {
    getSubscription: async () => null,
    subscribe: () => new Promise((resolve) => void (globalThis.asked = true)),
  } };
  Object.defineProperty(navigator.serviceWorker, 'ready', { value: Promise.resolve(registration) });
  Notification.requestPermission = async () => 'granted';
}"""


@pytest.fixture
def page(phone: Callable[..., BrowserContext], server: LiveServer) -> Page:
    opened = phone(service_workers="block", timezone_id="UTC").new_page()
    opened.clock.install(time=NOON)
    opened.goto(f"{server.url}/reminders")
    opened.evaluate(SILENT)
    return opened


def test_a_reminder_that_push_does_not_answer_stays_on_and_says_so(page: Page) -> None:
    card = page.get_by_role("region", name="Stretch before bed")
    switch = card.get_by_role("switch")
    switch.click()
    expect(card.get_by_role("status")).to_have_text("Getting this phone ready to ring.")
    expect(switch).to_be_checked()
    page.wait_for_function("() => globalThis.asked")

    page.clock.run_for(20_000)

    expect(card.get_by_role("status")).to_contain_text("rings while the app is open")
    expect(switch).to_be_checked()
    page.reload()
    expect(switch).to_be_checked()
