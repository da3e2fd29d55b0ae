"""A diary of many nights: who looks at one of long ago is not sent back to the newest."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.support.noon import Phones, press
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("water-and-diary")]

MANY = 40
# Said once: midnight may come while a test runs.
LAST = datetime.now(UTC).date() - timedelta(days=3)
FIRST = LAST - timedelta(days=MANY - 1)


def written() -> bytes:
    """Return a file with an answer for each of many nights, all of them over."""
    records = [
        {
            "record": f"0199f0c3-5a1e-7c44-9d21-{back:012x}",
            "kind": "night",
            "seq": 0,
            "deleted": False,
            "fields": {"date": str(LAST - timedelta(days=back)), "cramps": "none"},
        }
        for back in range(MANY)
    ]
    told = {"format": "uncramp-export", "version": 1, "exported_at": f"{LAST}T12:00:00+00:00"}
    return json.dumps({**told, "records": records, "history": []}).encode()


@pytest.fixture
def diary(phone: Phones, server: LiveServer) -> Page:
    """Open the diary of many nights."""
    # A clock of the test's own would hide from the page by which way it was reached.
    page = phone(service_workers="block", timezone_id="UTC").new_page()
    page.goto(f"{server.url}/account")
    file = {"name": "records.json", "mimeType": "application/json", "buffer": written()}
    page.get_by_label("Take in a file").set_input_files(file)  # type: ignore[arg-type]
    press(page, f"Take in {MANY} entries")
    expect(page.get_by_text(f"{MANY} entries were added.")).to_be_visible()
    page.goto(f"{server.url}/diary")
    return page


def test_the_way_back_from_an_entry_leads_to_where_it_stands(
    diary: Page, server: LiveServer
) -> None:
    nights = diary.locator(".night")
    press(diary, "Show earlier nights")
    expect(nights).to_have_count(28)
    nights.last.get_by_role("link").click()
    expect(diary.get_by_role("button", name="Delete this entry")).to_be_visible()

    diary.go_back()

    expect(nights).to_have_count(28)
    expect(nights.last).to_be_in_viewport()
    diary.goto(f"{server.url}/about")
    diary.goto(f"{server.url}/diary")
    expect(nights).to_have_count(14)
    assert diary.evaluate("() => scrollY") == 0


def test_a_date_leads_straight_to_the_beginning_of_a_long_diary(diary: Page) -> None:
    diary.get_by_label("Go to the night of").fill(str(FIRST))
    diary.keyboard.press("Enter")

    title = diary.locator(f"#night-{FIRST}")
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()
    diary.get_by_label("Go to the night of").fill(str(FIRST - timedelta(days=300)))
    press(diary, "Go there")

    expect(title).to_be_focused()
    expect(diary.get_by_text("The diary begins here.")).to_be_attached()
