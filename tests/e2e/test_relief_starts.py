"""When relief may start: at the first tap, however early, and never on a page that nobody sees."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.app import GONE, START
from tests.support.night import LATER, NIGHT, stand_still
from tests.support.published import steps_of
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("relief-starts")]

# A phone that has kept the app, and is slow to show what the page says.
NOT_PAINTED_YET = """
if (navigator.serviceWorker)
  Object.defineProperty(navigator.serviceWorker, 'controller', { get: () => ({}) });
globalThis.PerformanceObserver = class { observe() {} };
"""
PREPARED_ONLY = """
Object.defineProperty(document, 'prerendering', { configurable: true, get: () => true });
"""
SHOWN = """() => {
  delete document.prerendering;
  document.dispatchEvent(new Event('prerenderingchange'));
}"""
# What stands in the first frame, and what the browser saw move until the last of it stood still.
FIRST_FRAME = """
globalThis.moved = [];
new PerformanceObserver((list) => {
  for (const { sources } of list.getEntries())
    moved.push(...sources.map(({ node }) => node?.className || node?.nodeName));
}).observe({ type: 'layout-shift', buffered: true });
const look = () => {
  const parts = ['main h1', 'main h2', '[data-cramp-now] button', '.bar a'];
  if (!document.querySelector('.bar a')) return requestAnimationFrame(look);
  globalThis.firstFrame = parts.filter((part) => document.querySelector(part).checkVisibility());
};
requestAnimationFrame(look);
"""
ALL_IS_SHOWN = """async () => {
  await Promise.all(document.getAnimations({ subtree: true }).map(({ finished }) => finished));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return [firstFrame, moved];
}"""

Phones = Callable[..., BrowserContext]


def not_painted_yet(phone: BrowserContext, address: str) -> Page:
    """Open a page that has everything but its first paint; its time stands still."""
    phone.add_init_script(NOT_PAINTED_YET)
    page = phone.new_page()
    page.clock.install(time=NIGHT)
    page.clock.pause_at(LATER)
    page.goto(address, wait_until="networkidle")
    return page


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
    page = not_painted_yet(phone(service_workers="block"), server.url + address)
    expect(page.locator("html[data-hears]")).to_have_count(1)
    expect(page.locator("html[data-ready]")).to_have_count(0)

    page.get_by_role("button", name=button, exact=True).dispatch_event("click")

    expect(page.get_by_role("button", name=way_out, exact=True)).to_be_visible()


def test_the_heading_and_the_button_come_first_and_nothing_moves_for_the_rest(
    phone: Phones, server: LiveServer
) -> None:
    page = phone(service_workers="block").new_page()
    page.add_init_script(FIRST_FRAME)
    page.goto(f"{server.url}/now")
    expect(page.locator("main h2")).to_be_visible()

    first, moved = page.evaluate(ALL_IS_SHOWN)

    assert first == ["main h1", "[data-cramp-now] button"]
    assert moved == []


def test_a_page_whose_paint_nobody_tells_of_gets_its_player_all_the_same(
    phone: Phones, server: LiveServer
) -> None:
    page = not_painted_yet(phone(service_workers="block"), f"{server.url}/now")
    expect(page.locator("html[data-ready]")).to_have_count(0)

    page.clock.run_for(1_000)

    expect(page.locator("html[data-ready]")).to_have_count(1)


def test_a_tap_without_the_rest_of_the_code_leads_to_the_page_that_needs_none(
    phone: Phones, server: LiveServer
) -> None:
    page = phone(service_workers="block", reduced_motion="reduce").new_page()
    page.route("**/static/build/chunk-*.js", lambda route: route.abort())
    page.goto(server.url)
    expect(page.locator("html[data-hears]")).to_have_count(1)

    page.get_by_role("button", name=START, exact=True).click()

    expect(page).to_have_url(f"{server.url}/now?start=1")
    first, *_ = steps_of(server, "calf-bed-acute")
    expect(page.get_by_role("heading", level=1)).to_have_text(first["action"])


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
