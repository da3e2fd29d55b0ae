"""What a first visit costs, on a line where every kilobyte is a second.

Counted is the body, compressed as it travels, of everything that the page itself asks the network
for on an empty phone until the app is ready without network and nothing more is asked: document,
style, scripts (also those that come late), pictures and data. Not counted is what the service
worker fetches to keep the app: that has a budget of its own, and no tap waits for it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Request, expect

from tests.support.app import READY
from tests.support.chromium import NOON_ZONE, PHONE
from tests.support.server import LiveServer
from tests.support.service_worker import under_a_worker

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("budgets")]

ALL = 45_000
SCRIPT = 22_000


@dataclass(frozen=True)
class Cost:
    """One file that the page asked the network for."""

    address: str
    is_script: bool
    size: int


def cost_of(request: Request) -> Cost | None:
    """Return what a request cost the line; None when the phone answered it itself."""
    response = request.response()
    if response is None or response.from_service_worker:
        return None
    size = request.sizes()["responseBodySize"]
    return Cost(request.url, request.resource_type == "script", size)


@pytest.fixture(scope="module", params=["/", "/now"])
def costs(request: pytest.FixtureRequest, browser: Browser, server: LiveServer) -> list[Cost]:
    """Visit a page for the first time and note each file."""
    context = browser.new_context(viewport=PHONE, timezone_id=NOON_ZONE)
    page = context.new_page()
    asked: list[Request] = []

    def note(finished: Request) -> None:
        asked.append(finished)

    page.on("requestfinished", note)
    # A page gives its worker ten seconds before it fetches for itself: a busy machine needs more.
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))
    page.goto(server.url + request.param)
    under_a_worker(page)
    page.clock.resume()
    expect(page.get_by_text(READY)).to_be_visible(timeout=120_000)
    page.wait_for_load_state("networkidle")
    noted = [cost for cost in map(cost_of, asked) if cost]
    context.close()
    return noted


def test_a_first_visit_is_small(costs: list[Cost]) -> None:
    assert any(cost.is_script for cost in costs)

    assert sum(cost.size for cost in costs) <= ALL, costs


def test_the_scripts_of_a_first_visit_are_small(costs: list[Cost]) -> None:
    assert sum(cost.size for cost in costs if cost.is_script) <= SCRIPT, costs
