"""The service worker sends what waits, with every page of the app closed."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.desktop import Desktop
from tests.support.fault_proxy import FaultProxy, Faults
from tests.support.phone import Phone, fresh_name, until
from tests.support.server import LiveServer
from tests.support.service_worker import registration_of, under_a_worker
from tests.support.stored import kinds_of

pytestmark = pytest.mark.browser

Phones = Callable[..., Phone]

HALF_AN_HOUR_MS = 30 * 60 * 1000
NUDGE: dict[str, Any] = {
    "web_push": 8030,
    "notification": {"title": "Time for a glass?", "tag": "nudge"},
    "uncramp": {
        "reminder": "019a0000-0000-7000-8000-000000000009",
        "what": "hydration",
        "occurrence": "2026-11-21/10:00",
        "date": "2026-11-21",
        "slot": "10:00",
        "ml": 250,
    },
}


def with_worker(phone: Phone) -> str:
    """Sign up on a phone whose service worker runs; return the account's name."""
    username = fresh_name()
    phone.sign_up(username)
    phone.await_synced()
    under_a_worker(phone.page)
    return username


def close_the_app(phone: Phone) -> Page:
    """Leave no page of the app open; return one of the same origin that is none."""
    aside = phone.context.new_page()
    aside.goto(f"{phone.url}/healthz")
    phone.page.close()
    return aside


def test_what_waits_is_sent_after_the_last_page_was_closed(
    far_phone: Phones, network: FaultProxy, far_server: LiveServer
) -> None:
    phone = far_phone(service_workers="allow")
    username = with_worker(phone)
    network.faults = Faults(unreachable=True)
    phone.add_glass()
    expect(phone.status).to_contain_text("1 not yet sent")
    aside = close_the_app(phone)
    session = phone.context.new_cdp_session(aside)
    number = registration_of(aside, session)
    session.send("ServiceWorker.stopAllWorkers")
    network.faults = Faults()

    session.send(
        "ServiceWorker.dispatchSyncEvent",
        {
            "origin": phone.url,
            "registrationId": number,
            "tag": "outbox",
            "lastChance": False,
        },
    )

    until(lambda: kinds_of(far_server, username) == ["drink"])
    session.detach()
    again = Phone(phone.context, aside, phone.url)
    again.open("/water")
    again.await_synced()
    assert [drink["ml"] for drink in again.fields("drink")] == [250]


def test_the_browser_itself_wakes_the_worker_when_the_network_is_back(
    far_phone: Phones, far_server: LiveServer
) -> None:
    phone = far_phone(service_workers="allow")
    username = with_worker(phone)
    phone.open("/water")
    phone.context.set_offline(True)
    phone.button("Add 250 ml").click()
    phone.await_saved()
    tags = "() => navigator.serviceWorker.ready.then(({ sync }) => sync.getTags())"
    until(lambda: phone.page.evaluate(tags) == ["outbox"])
    phone.context.new_page()
    phone.page.close()

    phone.context.set_offline(False)

    until(lambda: kinds_of(far_server, username) == ["drink"])


def test_an_answer_in_a_notification_reaches_the_server(
    # First, to be put away last: a browser whose desktop has gone may end while it is being closed.
    desktop: Desktop,
    cold_phone: Callable[..., BrowserContext],
    network: FaultProxy,
    far_server: LiveServer,
) -> None:
    context = cold_phone(env=desktop.environment)
    context.grant_permissions(["notifications"], origin=network.url)
    phone = Phone(context, context.pages[0], network.url)
    username = with_worker(phone)
    owner = phone.page.evaluate("async () => (await (await fetch('/api/v1/session')).json()).owner")
    aside = close_the_app(phone)
    session = context.new_cdp_session(aside)
    now = int(time.time() * 1000)
    fresh = {"owner": owner, "due": now, "deadline": now + HALF_AN_HOUR_MS}
    nudge = {**NUDGE, "uncramp": {**NUDGE["uncramp"], **fresh}}
    session.send(
        "ServiceWorker.deliverPushMessage",
        {
            "origin": phone.url,
            "registrationId": registration_of(aside, session),
            "data": json.dumps(nudge),
        },
    )

    desktop.press(desktop.next_shown(), "+250 ml")

    until(lambda: kinds_of(far_server, username) == ["drink"])
