"""Nothing stands between a person and relief: no question, no slow disk, no second tap too many."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.app import GONE, START, let_go, settle, wait_for_first_step
from tests.support.night import UNTIL_PAINTED, stand_still
from tests.support.server import LiveServer
from tests.support.sudden import SESSION
from tests.support.taps import tap_twice

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("relief-starts")]

# What a page can ask a person for, noted and left without an answer.
QUESTIONS = """
globalThis.__asked = [];
const never = (name) => () => { __asked.push(name); return new Promise(() => undefined); };
if (globalThis.Notification) Notification.requestPermission = never('notifications');
if (globalThis.PushManager) PushManager.prototype.subscribe = never('push');
navigator.geolocation.getCurrentPosition = never('place');
"""
# A worker that is only starting: the files of routines do not come.
NO_ROUTINES = """
const ask = globalThis.fetch;
globalThis.fetch = (path, ...more) =>
  String(path).includes('/routines/') ? new Promise(() => undefined) : ask(path, ...more);
"""
# A disk that takes every request and answers none.
MUTE_DISK = """
const { open } = IDBFactory.prototype;
IDBFactory.prototype.open = function (...wish) {
  return Object.assign(open.apply(this, wish), { addEventListener: () => undefined });
};
"""

Phones = Callable[..., BrowserContext]


@pytest.fixture
def page(phone: Phones) -> Page:
    """Take a page without the app on the phone."""
    return phone(service_workers="block", timezone_id="UTC").new_page()


@pytest.mark.parametrize("address", ["/", "/now"])
def test_the_app_opens_on_the_button_and_asks_for_nothing(
    page: Page, server: LiveServer, address: str
) -> None:
    page.add_init_script(QUESTIONS)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{server.url}{address}")
    settle(page)

    expect(page.get_by_role("button", name=START)).to_be_in_viewport(ratio=1)
    expect(page.locator("dialog[open], [role*=dialog], :popover-open")).to_have_count(0)
    assert page.evaluate("() => __asked") == []


def test_a_disk_that_never_answers_keeps_nobody_waiting(page: Page, server: LiveServer) -> None:
    page.add_init_script(MUTE_DISK)
    stand_still(page, f"{server.url}/now")

    wait_for_first_step(page, within_ms=1000)

    let_go(page)
    expect(page.get_by_text("Sit up slowly. Hold on to something.")).to_be_visible()
    expect(page.get_by_text("Saved.")).to_have_count(0)


def test_the_shortcut_goes_on_with_the_cramp_that_runs_already(
    page: Page, server: LiveServer
) -> None:
    stand_still(page, f"{server.url}/now")
    page.get_by_role("button", name=START).click()
    expect(page.get_by_role("button", name=GONE)).to_be_visible()
    page.clock.fast_forward(60_000)
    page.wait_for_function(f"async () => (await ({SESSION})())?.elapsed >= 60_000")
    first = page.evaluate(f"async () => (await ({SESSION})()).session.id")

    page.goto(f"{server.url}/now?start=1")
    page.clock.run_for(UNTIL_PAINTED)

    expect(page.get_by_role("button", name=GONE)).to_be_visible()
    page.wait_for_function(f"async () => (await ({SESSION})())?.elapsed >= 60_000")
    assert page.evaluate(f"async () => (await ({SESSION})()).session.id") == first


def test_the_shortcut_goes_on_with_a_cramp_whose_routine_does_not_come(
    page: Page, server: LiveServer
) -> None:
    stand_still(page, f"{server.url}/now")
    page.get_by_role("button", name=START).click()
    expect(page.get_by_role("button", name=GONE)).to_be_visible()
    page.clock.fast_forward(2000)
    page.wait_for_function(f"async () => (await ({SESSION})())?.elapsed >= 2000")
    first = page.evaluate(f"async () => (await ({SESSION})()).session.id")

    page.add_init_script(NO_ROUTINES)
    page.goto(f"{server.url}/now?start=1")
    page.clock.run_for(UNTIL_PAINTED)

    expect(page.get_by_role("button", name=GONE)).to_be_visible()
    page.clock.run_for(1000)
    page.wait_for_function(f"async () => (await ({SESSION})())?.elapsed > 2500")
    assert page.evaluate(f"async () => (await ({SESSION})()).session.id") == first


def test_a_hand_that_taps_twice_has_tapped_once(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/now")
    page.get_by_role("button", name=START).click()

    tap_twice(page.get_by_role("button", name="Right leg", exact=True))

    expect(page.get_by_role("button", name="Left leg", exact=True)).to_be_visible()
