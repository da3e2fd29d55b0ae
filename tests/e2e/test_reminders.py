"""Reminders made, changed and deleted without network, and what the week then holds."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.server import LiveServer
from tests.support.service_worker import under_a_worker

pytestmark = pytest.mark.browser

# A Monday morning in Berlin, where this phone is.
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
# The bell is set for what rings next; it looks again at least twice a day.
NOTE_THE_BELL = """
const wait = setTimeout;
globalThis.setTimeout = (work, ms, ...given) => {
  globalThis.bellIsSet ||= ms === 12 * 3_600_000;
  return wait(work, ms, ...given);
};
"""


@pytest.fixture
def page(phone: Callable[..., BrowserContext], server: LiveServer) -> Page:
    opened = phone(timezone_id="Europe/Berlin").new_page()
    opened.clock.install(time=MONDAY)
    opened.goto(f"{server.url}/reminders")
    under_a_worker(opened)
    expect(opened.get_by_role("button", name="Send me a test")).to_be_visible()
    opened.context.set_offline(offline=True)
    return opened


def test_a_reminder_of_ones_own_is_made_limited_and_deleted_without_network(page: Page) -> None:
    page.get_by_role("button", name="Add a reminder of your own").click()
    page.get_by_label("What it says").fill("Feet up")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("switch", name="Feet up")).to_be_checked()
    page.get_by_text("What will ring this week").click()
    expect(page.get_by_role("listitem").filter(has_text="Every day")).to_contain_text("Feet up")

    page.get_by_role("button", name="Set quiet hours").click()
    page.get_by_label("Quiet until").fill("09:30")
    expect(page.locator(".week__line")).to_have_count(0)

    page.get_by_role("button", name="No quiet hours").click()
    expect(page.locator(".week__line")).to_have_count(1)
    page.get_by_text("Change times and days").click()
    page.get_by_role("button", name="Delete this reminder").click()
    expect(page.get_by_role("switch", name="Feet up")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("switch", name="Feet up")).to_be_checked()


def test_what_a_reminder_of_ones_own_says_can_be_changed_and_its_times_stay(page: Page) -> None:
    page.get_by_role("button", name="Add a reminder of your own").click()
    page.get_by_label("What it says").fill("Feet up")
    page.get_by_role("button", name="Add it").click()
    rings = page.get_by_text("Next: ").first.inner_text()
    page.get_by_text("Change times and days").click()

    page.get_by_role("button", name="Change what it says").click()
    expect(page.get_by_label("What it says")).to_have_value("Feet up")
    page.get_by_label("What it says").fill("Legs on the chair")
    page.get_by_role("button", name="Save the words").click()

    expect(page.get_by_role("switch", name="Legs on the chair")).to_be_checked()
    expect(page.get_by_role("button", name="Change what it says")).to_be_focused()
    expect(page.get_by_text(rings)).to_be_visible()
    expect(page.get_by_role("switch", name="Feet up")).to_have_count(0)


def test_while_the_app_is_open_it_rings_by_itself(page: Page) -> None:
    page.get_by_role("button", name="Add a reminder of your own").click()
    page.get_by_label("What it says").fill("Feet up")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("switch", name="Feet up")).to_be_checked()
    page.add_init_script(NOTE_THE_BELL)
    page.reload()
    expect(page.get_by_role("switch", name="Feet up")).to_be_checked()
    page.wait_for_function("() => globalThis.bellIsSet")

    # Nine o'clock tomorrow, an hour before what this phone's clock says now.
    page.clock.fast_forward(23 * 3_600_000 - 10_000)
    page.clock.run_for(60_000)

    page.get_by_role("alert").get_by_role("link", name="Feet up").click()
    page.get_by_role("button", name="Snooze for half an hour").click()
    expect(page.get_by_text("Put off until ")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Put off until ")).to_be_visible()
    expect(page.get_by_text("Done ")).to_have_count(0)


def test_the_calendar_gets_the_times_and_the_server_forgets_them_when_told(
    phone: Callable[..., BrowserContext], server: LiveServer
) -> None:
    page = phone(timezone_id="Europe/Berlin").new_page()
    page.goto(f"{server.url}/reminders")
    page.get_by_role("button", name="Add a reminder of your own").click()
    page.get_by_label("What it says").fill("Feet up")
    page.get_by_role("button", name="Add it").click()
    page.get_by_text("In your calendar instead").click()

    with page.expect_download() as download:
        page.get_by_role("button", name="Calendar file").click()
    saved = Path(download.value.path()).read_text()
    assert "BEGIN:VALARM" in saved
    assert "Feet up" not in saved

    page.get_by_role("button", name="Make an address").click()
    address = page.locator(".secret").inner_text()
    assert "BEGIN:VALARM" in page.request.get(address).text()
    page.get_by_role("button", name="Switch the address off").click()
    expect(page.get_by_text("The address no longer works.")).to_be_visible()
    assert page.request.get(address).status == 404

    schedule = f"{server.url}/api/v1/reminder-schedule"
    assert len(page.request.get(schedule).json()["reminders"]) == 1
    page.get_by_role("button", name="Let the server forget my times").click()
    expect(page.get_by_text("The server has forgotten your times.", exact=False)).to_be_visible()
    assert page.request.get(schedule).status == 401
