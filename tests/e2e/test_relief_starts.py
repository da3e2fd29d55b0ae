"""When relief may start: at the first tap, however early, and never on a page that nobody sees."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.support.app import GONE, START
from tests.support.night import stand_still
from tests.support.published import steps_of
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("relief-starts")]

NEVER_PAINTED = "requestAnimationFrame = () => 0"
PREPARED_ONLY = """
Object.defineProperty(document, 'prerendering', { configurable: true, get: () => true });
"""
SHOWN = """() => {
  delete document.prerendering;
  document.dispatchEvent(new Event('prerenderingchange'));
}"""

Phones = Callable[..., BrowserContext]


@pytest.mark.parametrize(
    ("address", "button", "way_out"),
    [
        ("/", START, GONE),
        ("/now", START, GONE),
        ("/routines/bedtime-trial-seated/play", "Start", "End"),
    ],
)
def test_a_tap_before_the_first_paint_counts(
    phone: Phones, server: LiveServer, address: str, button: str, way_out: str
) -> None:
    context = phone(service_workers="block")
    context.add_init_script(NEVER_PAINTED)
    page = context.new_page()
    page.goto(f"{server.url}{address}", wait_until="load")
    expect(page.locator("html[data-ready]")).to_have_count(0)

    page.get_by_role("button", name=button, exact=True).dispatch_event("click")

    expect(page.get_by_role("button", name=way_out, exact=True)).to_be_visible()


def test_an_address_that_starts_by_itself_waits_until_somebody_sees_the_page(
    phone: Phones, server: LiveServer
) -> None:
    context = phone(service_workers="block")
    context.add_init_script(PREPARED_ONLY)
    first, *_ = steps_of(server, "calf-bed-acute")
    page = context.new_page()
    # Minutes pass before somebody looks.
    stand_still(page, f"{server.url}/now?start=1")
    page.wait_for_load_state("networkidle")

    page.evaluate(SHOWN)

    expect(page.get_by_role("button", name=GONE)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(first["action"])
