"""A session survives what a night does to a phone: reloads, crashes, no network, a cold start."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.app import GONE, START, forget_the_network, let_go
from tests.support.night import NIGHT, stand_still
from tests.support.policy import violations
from tests.support.published import turns_of
from tests.support.senses import note_senses, wait_until_heard
from tests.support.server import LiveServer
from tests.support.sudden import STORED, kill_browser

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("relief-comes-back")]

Phones = Callable[..., BrowserContext]

MINUTE = 60_000


def start(page: Page) -> None:
    page.get_by_role("button", name=START).click()
    expect(page.get_by_role("button", name=GONE)).to_be_visible()


def leave(page: Page) -> None:
    """Close a page on which a cramp runs and time stands still, a minute later.

    What is seen of a writing may still go with a page that is closed in that moment. The time is
    written down only after the session itself has come to the disk: so that stays.
    """
    page.clock.fast_forward(MINUTE)
    page.wait_for_function(f"async () => await ({STORED})() >= {MINUTE}")
    page.close()


def in_the_morning(context: BrowserContext) -> Page:
    """Return a fresh page of the same phone, whose time goes on by itself."""
    morning = context.new_page()
    morning.clock.install(time=NIGHT.replace(hour=7, minute=30))
    morning.clock.resume()
    return morning


def test_a_reload_in_the_middle_shows_the_true_time(phone: Phones, server: LiveServer) -> None:
    hold = max(turns_of(server, "calf-bed-acute"), key=lambda turn: turn.seconds)
    page = phone(service_workers="block").new_page()
    stand_still(page, server.url)
    start(page)
    page.clock.fast_forward(int(1000 * hold.start) + 1000)
    expect(page.get_by_role("heading", level=1)).to_have_text(hold.action)
    number = page.locator(".player__number")
    before = int(number.inner_text())
    page.wait_for_function(f"async () => await ({STORED})() >= {1000 * hold.start}")

    page.reload()
    page.clock.run_for(3000)

    expect(page.get_by_role("heading", level=1)).to_have_text(hold.action)
    expect(number).to_have_text(f"{before - 3}")


def test_of_two_windows_on_one_cramp_only_the_one_tapped_last_speaks(
    phone: Phones, server: LiveServer
) -> None:
    context = phone(service_workers="block")
    note_senses(context)
    first, second = context.new_page(), context.new_page()
    first.goto(f"{server.url}/now")
    start(first)
    wait_until_heard(first)

    second.goto(f"{server.url}/now")
    second.locator(".player__caption").click()
    wait_until_heard(second)

    first.wait_for_function("() => __senses.stopped > 0")
    said = "() => __senses.clips.length"
    number = first.locator(".player__number")
    before, shown = first.evaluate(said), number.inner_text()
    expect(number).not_to_have_text(shown)
    assert first.evaluate(said) == before


def test_a_routine_never_stands_where_somebody_looks_for_relief(
    phone: Phones, server: LiveServer
) -> None:
    page = phone(service_workers="block").new_page()
    stand_still(page, f"{server.url}/routines/winddown-breath/play")
    title = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("button", name="Start", exact=True).click()
    end = page.get_by_role("button", name="End", exact=True)
    expect(end).to_be_visible()
    page.clock.fast_forward(MINUTE)
    page.wait_for_function(f"async () => await ({STORED})() >= {MINUTE}")
    page.clock.resume()

    page.goto(server.url)
    back = page.get_by_role("link", name=f"Go on with: {title}")
    expect(back).to_be_visible()
    expect(page.get_by_role("button", name=START)).to_be_visible()
    back.click()
    expect(end).to_be_visible()
    page.goto(f"{server.url}/now?start=1")

    expect(page.get_by_role("button", name=GONE)).to_be_visible()


def test_a_crashed_browser_reopens_the_session(
    cold_phone: Phones, server: LiveServer, tmp_path: Path
) -> None:
    page = cold_phone().pages[0]
    page.goto(server.url)
    start(page)

    # Again and again, as a phone does whose battery is nearly empty. How often the session is
    # written down is not this machine's to tell: another test holds it against a clock.
    known = 0
    for _ in range(3):
        page.wait_for_function(f"async (known) => await ({STORED})() > known", arg=known)
        known = page.evaluate(STORED)
        # Seen is not yet kept; what a later writing has followed is.
        page.wait_for_function(f"async (known) => await ({STORED})() > known", arg=known)
        with page.expect_event("close"):
            kill_browser(tmp_path / "profile")
        page = cold_phone().pages[0]
        page.goto(f"{server.url}/about")
        assert page.evaluate(STORED) >= known
        page.goto(server.url)
        expect(page.get_by_role("button", name=GONE)).to_be_visible()
        assert page.url == f"{server.url}/now"

    let_go(page)
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.goto(f"{server.url}/diary")
    expect(page.get_by_role("link", name=re.compile("^Calf"))).to_have_count(1)


def test_relief_runs_with_a_dead_server_and_nothing_but_the_installed_app(
    ready_phone: BrowserContext, mortal_server: LiveServer
) -> None:
    note_senses(ready_phone)
    page = ready_phone.pages[0]
    page.goto(f"{mortal_server.url}/about")
    mortal_server.kill()
    forget_the_network(page)

    page.goto(mortal_server.url)
    start(page)

    expect(page.get_by_role("img")).to_be_visible()
    wait_until_heard(page)
    let_go(page)
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert violations(page) == []


def test_relief_runs_from_a_cold_browser_with_a_dead_server(
    ready_phone: BrowserContext, mortal_server: LiveServer
) -> None:
    mortal_server.kill()
    note_senses(ready_phone)
    page = ready_phone.pages[0]

    page.goto(f"{mortal_server.url}/now")
    start(page)

    expect(page.get_by_role("img")).to_be_visible()
    wait_until_heard(page)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("link", name="Call 112")).to_have_attribute("href", "tel:112")


# What moved while the card came, though it is no part of it.
WATCH_FOR_JUMPS = """
globalThis.pushed = [];
const isOther = (node) => {
  const asked = document.querySelector('[data-unclosed]')?.firstElementChild;
  return asked && document.querySelector('main').contains(node) && !asked.contains(node);
};
new PerformanceObserver((list) => {
  for (const { sources } of list.getEntries())
    for (const { node, previousRect, currentRect } of sources)
      if (isOther(node) && previousRect.top !== currentRect.top)
        pushed.push(`${node.nodeName}.${node.className}: ${previousRect.top} ${currentRect.top}`);
}).observe({ type: 'layout-shift', buffered: true });
"""
BUTTON_FROM_BELOW = """() =>
  innerHeight - document.querySelector('[data-cramp-now] button').getBoundingClientRect().bottom"""
A_LINE_OR_TWO = 60
# A short day, and how far the button moves on it when the question goes.
MOVED_BY_THE_QUESTION = """() => {
  const button = document.querySelector('[data-cramp-now] button');
  const place = () => button.getBoundingClientRect().top;
  for (const card of document.querySelectorAll('[data-island=today] section')) card.remove();
  scrollTo(0, 0);
  const asked = place();
  document.querySelector('[data-unclosed]').replaceChildren();
  return Math.abs(place() - asked);
}"""
UNDER_THE_BUTTON = """() => {
  const [button, card] = ['[data-cramp-now]', '[data-unclosed]']
    .map((name) => document.querySelector(name).getBoundingClientRect());
  return card.top >= button.bottom;
}"""


def test_a_session_that_nobody_ended_is_a_question_on_today(
    phone: Phones, server: LiveServer
) -> None:
    context = phone(service_workers="block", timezone_id="UTC")
    page = context.new_page()
    stand_still(page, server.url)
    reach = page.evaluate(BUTTON_FROM_BELOW)
    start(page)
    leave(page)
    morning = in_the_morning(context)
    morning.add_init_script(WATCH_FOR_JUMPS)

    morning.goto(server.url)

    card = morning.get_by_role("region", name=re.compile("was never ended"))
    expect(card.get_by_role("button")).to_have_count(3)
    expect(morning.get_by_role("button", name=START)).to_be_visible()
    # It stands under the button, and pushes nothing of the day aside when it comes.
    assert morning.evaluate(UNDER_THE_BUTTON)
    assert morning.evaluate("pushed") == []
    assert abs(morning.evaluate(BUTTON_FROM_BELOW) - reach) < A_LINE_OR_TWO
    # However long the day is, it is seen at once that something is asked.
    line = morning.get_by_role("link", name=re.compile("was never ended"))
    morning.locator(".water-line").wait_for()
    expect(line).to_be_in_viewport(ratio=1)
    line.click()
    expect(card.get_by_role("button", name="I do not know")).to_be_in_viewport(ratio=1)
    card.get_by_role("button", name=re.compile("At about 0?3:21")).click()
    expect(morning.get_by_text("Saved.")).to_be_visible()


@pytest.mark.parametrize("size", [(390, 844), (820, 1180), (1280, 800)])
def test_a_question_leaves_the_button_where_it_is_on_every_glass(
    phone: Phones, server: LiveServer, size: tuple[int, int]
) -> None:
    width, height = size
    context = phone(service_workers="block", viewport={"width": width, "height": height})
    page = context.new_page()
    stand_still(page, server.url)
    start(page)
    leave(page)
    later = in_the_morning(context)
    later.goto(server.url)
    expect(later.get_by_role("region", name=re.compile("was never ended"))).to_be_attached()
    later.locator(".water-line").wait_for()

    assert later.evaluate(MOVED_BY_THE_QUESTION) < 1
