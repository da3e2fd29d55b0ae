"""A reminder from the switch to the pressed button: page, server, worker, push, service worker."""

import json
import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Response, expect

from tests.support.chromium import ARGUMENTS, NOON_ZONE, PHONE
from tests.support.desktop import Desktop
from tests.support.forked import ForkedServer
from tests.support.policy import RECORDER, violations
from tests.support.push_service import PushService, Subscription
from tests.support.server import LiveServer
from tests.support.service_worker import registration_of, under_a_worker

pytestmark = pytest.mark.browser

GAP_MIN = 90  # after a drink
# This browser has no push service behind it, so it gets subscriptions from the test's own.
SUBSCRIBING = """(told) => {
  const key = (text) => Uint8Array.from(
    atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  let made = null;
  PushManager.prototype.getSubscription = async () => made;
  PushManager.prototype.subscribe = async (options) => {
    made = {
      endpoint: told.endpoint,
      options: { applicationServerKey: key(told.server_key).buffer, ...options },
      toJSON: () => ({ endpoint: told.endpoint, keys: told.keys }),
      unsubscribe: async () => { made = null; return true; },
    };
    return made;
  };
}"""


@pytest.fixture
def push_service() -> Iterator[PushService]:
    with PushService() as service:
        yield service


@pytest.fixture
def reminding_server(tmp_path: Path, push_service: PushService) -> Iterator[LiveServer]:
    folder = tmp_path / "server"
    folder.mkdir()
    environment = {
        "UNCRAMP_PUSH_HOSTS": push_service.host,
        "UNCRAMP_REMINDER_JITTER_S": "0",
        "UNCRAMP_WEB_WORKERS": "1",
    }
    with ForkedServer(folder, environment=environment) as live:
        live.start_worker()
        yield live


@pytest.fixture
def subscription(push_service: PushService) -> Subscription:
    return push_service.subscribe("phone")


@pytest.fixture
def page(  # noqa: PLR0913, PLR0917 - fixtures are asked for by name
    playwright: Playwright,
    chromium_path: str,
    tmp_path: Path,
    desktop: Desktop,
    reminding_server: LiveServer,
    subscription: Subscription,
) -> Iterator[Page]:
    """Open the app in a browser whose notifications the test can press."""
    context = playwright.chromium.launch_persistent_context(
        tmp_path / "profile",
        executable_path=chromium_path,
        args=ARGUMENTS,
        viewport=PHONE,
        timezone_id=NOON_ZONE,
        env=desktop.environment,
    )
    context.set_default_timeout(30_000)
    context.grant_permissions(["notifications"], origin=reminding_server.url)
    context.add_init_script(RECORDER)
    told = {**subscription.as_json(), "server_key": ""}
    context.add_init_script(f"({SUBSCRIBING})({json.dumps(told)})")
    opened = context.pages[0]
    opened.goto(f"{reminding_server.url}/reminders")
    under_a_worker(opened)
    yield opened
    assert violations(opened) == []
    context.close()


def switch_on_hydration(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/water")
    page.get_by_role("button", name="Show the questions").click()
    page.get_by_role("button", name="None of these").click()
    expect(page.get_by_text("Saved on this phone.").first).to_be_visible()
    page.goto(f"{server.url}/reminders")
    page.get_by_role("switch", name="A glass now and then").click()
    expect(page.get_by_text("Switched on. This phone will ring.")).to_be_visible()


def let_it_be_due(server: LiveServer) -> None:
    """Move the only reminder of the database to now: the time that passes is not waited for."""
    now = time.time_ns() // 1_000_000
    with sqlite3.connect(server.folder / "uncramp.sqlite", timeout=60) as database:
        changed = database.execute(
            "UPDATE reminder_schedule SET due_ms = ?, claim_ms = ?, deadline_ms = ?,"
            " local_date = '2026-11-21', slot = '10:00'",
            (now, now, now + 3_600_000),
        )
        assert changed.rowcount == 1
    database.close()


def deliver(page: Page, server: LiveServer, payload: dict[str, object]) -> None:
    session = page.context.new_cdp_session(page)
    session.send(
        "ServiceWorker.deliverPushMessage",
        {
            "origin": server.url,
            "registrationId": registration_of(page, session),
            "data": json.dumps(payload),
        },
    )
    session.detach()


@pytest.fixture
def nudge(page: Page, reminding_server: LiveServer, push_service: PushService) -> dict[str, Any]:
    """Let a nudge to drink be due and sent; return what the push service hands to the browser."""
    switch_on_hydration(page, reminding_server)
    # An open app would ring by itself, too, as soon as a minute is full.
    page.goto(f"{reminding_server.url}/healthz")
    let_it_be_due(reminding_server)
    return push_service.next_message().payload


def drinks(context: BrowserContext, server: LiveServer) -> Page:
    page = context.new_page()
    page.goto(f"{server.url}/water")
    return page


def test_a_press_on_the_glass_logs_the_drink_without_network(
    page: Page, reminding_server: LiveServer, nudge: dict[str, Any], desktop: Desktop
) -> None:
    deliver(page, reminding_server, nudge)
    shown = desktop.next_shown()
    assert shown["title"] == "Time for a glass?"
    assert {"+250 ml", "Snooze"} <= set(shown["actions"])
    reminding_server.kill_worker()
    reminding_server.kill()

    desktop.press(shown, "+250 ml")

    water = drinks(page.context, reminding_server)
    expect(water.get_by_text("250 ml", exact=True).first).to_be_visible()
    assert violations(water) == []


def test_send_me_a_test_arrives(
    page: Page, reminding_server: LiveServer, push_service: PushService, desktop: Desktop
) -> None:
    page.get_by_role("button", name="Send me a test").click()
    expect(page.get_by_text("On its way. It should ring within a minute.")).to_be_visible()

    deliver(page, reminding_server, push_service.next_message().payload)

    assert desktop.next_shown()["title"] == "This is the test you asked for"


def test_a_tap_on_the_words_opens_the_one_tap_sheet_without_network(
    page: Page, reminding_server: LiveServer, nudge: dict[str, Any], desktop: Desktop
) -> None:
    deliver(page, reminding_server, nudge)
    shown = desktop.next_shown()
    reminding_server.kill_worker()
    reminding_server.kill()

    with page.context.expect_page() as opened:
        desktop.press(shown, "Activate")

    sheet = opened.value
    sheet.get_by_role("button", name="+250 ml").click()
    expect(sheet.get_by_text("Saved on this phone.")).to_be_visible()
    expect(sheet.get_by_role("button", name="+250 ml")).to_have_count(0)
    assert violations(sheet) == []

    # A repeat of what was answered says so, silently and without buttons.
    deliver(page, reminding_server, nudge)
    repeated = desktop.next_shown()
    assert repeated["title"].startswith("Done ")
    assert not {"+250 ml", "Skip"} & set(repeated["actions"])


def test_a_press_hours_later_asks_which_day_is_meant(
    page: Page, reminding_server: LiveServer, nudge: dict[str, Any], desktop: Desktop
) -> None:
    nudge["uncramp"]["due"] -= 5 * 3_600_000
    deliver(page, reminding_server, nudge)
    shown = desktop.next_shown()

    with page.context.expect_page() as opened:
        desktop.press(shown, "+250 ml")

    sheet = opened.value
    expect(sheet.get_by_text("This was due a while ago. When was it?")).to_be_visible()
    sheet.locator(".button--primary").first.click()
    expect(sheet.get_by_text("Saved on this phone.")).to_be_visible()


def test_a_drink_in_the_app_takes_the_shown_question_away(
    page: Page, reminding_server: LiveServer, nudge: dict[str, Any], desktop: Desktop
) -> None:
    deliver(page, reminding_server, nudge)
    desktop.next_shown()
    with page.expect_response("**/api/v1/reminder-schedule"):
        page.goto(f"{reminding_server.url}/water")

    page.get_by_role("button", name="Add 250 ml").click()

    page.wait_for_function(
        "async () => (await (await navigator.serviceWorker.ready).getNotifications()).length === 0"
    )


def test_a_message_for_somebody_who_is_not_on_this_phone_writes_nothing(
    page: Page, reminding_server: LiveServer, nudge: dict[str, Any], desktop: Desktop
) -> None:
    nudge["uncramp"]["owner"] = "0199f0c3-5a1e-7c44-9d21-00000000dead"

    deliver(page, reminding_server, nudge)

    assert "+250 ml" not in desktop.next_shown()["actions"]


def tells_of(answer: Response, *, later_than: datetime) -> bool:
    """Tell whether the server answers to a page that wants a reminder to ring after that."""
    if not answer.url.endswith("/api/v1/reminder-schedule"):
        return False
    wish = answer.request.post_data_json or {"reminders": []}
    wanted = [datetime.fromisoformat(reminder["next_at"]) for reminder in wish["reminders"]]
    return any(due > later_than for due in wanted)


def test_a_drink_pushes_the_next_nudge_out(page: Page, reminding_server: LiveServer) -> None:
    switch_on_hydration(page, reminding_server)
    page.goto(f"{reminding_server.url}/water")
    # Until then the next nudge is due as soon as a minute is full.
    later = datetime.now(UTC) + timedelta(minutes=GAP_MIN)

    # What was told before the drink may be answered only now.
    with page.expect_response(lambda answer: tells_of(answer, later_than=later)) as told:
        page.get_by_role("button", name="Add 250 ml").click()

    (reminder,) = told.value.json()["reminders"]
    assert datetime.fromisoformat(reminder["next_at"]) >= later
