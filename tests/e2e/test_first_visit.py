"""The first visit: whoever goes on to the next page at once has the app there as well."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.support.app import READY
from tests.support.held import Held
from tests.support.server import LiveServer
from tests.support.service_worker import KEPT_WITHIN_MS, under_a_worker

pytestmark = pytest.mark.browser


def test_a_page_that_was_on_its_way_when_the_worker_took_over_is_served_by_it(
    phone: Callable[..., BrowserContext], server: LiveServer
) -> None:
    context = phone()
    held = Held(context, "**/about")
    slow, first = context.new_page(), context.new_page()
    slow.goto(f"{server.url}/healthz")
    with slow.expect_request("**/about"):
        slow.evaluate("() => location.assign('/about')")
    first.goto(f"{server.url}/more")
    under_a_worker(first)

    held.let_go()

    expect(slow.get_by_text(READY)).to_be_visible(timeout=KEPT_WITHIN_MS)
    assert slow.evaluate("() => navigator.serviceWorker.controller !== null")
