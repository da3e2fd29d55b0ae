"""The player where the system chooses the colours: what is told by colour alone is still told."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.support.night import INTO_THE_STRETCH, in_a_cramp
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("large-text")]

A_WHILE = 4_000


@pytest.fixture
def page(phone: Callable[..., BrowserContext], server: LiveServer) -> Page:
    """Take a phone with colours of the system's, on which a cramp has just begun."""
    system = phone(service_workers="block", reduced_motion="reduce", forced_colors="active")
    return in_a_cramp(system, server.url)


def pictures(page: Page, part: Locator) -> tuple[bytes, bytes]:
    """Return what a part looks like within one step, and a while later."""
    page.clock.run_for(INTO_THE_STRETCH)
    before = part.screenshot()
    page.clock.run_for(A_WHILE)
    return before, part.screenshot()


def test_what_remains_of_the_plan_is_seen_in_the_colours_of_the_system(page: Page) -> None:
    before, after = pictures(page, page.locator(".player__bar"))

    assert before != after


def test_the_ring_fills_in_the_colours_of_the_system(page: Page) -> None:
    before, after = pictures(page, page.locator(".player__picture"))

    assert before != after


def test_what_is_pressed_differs_in_the_colours_of_the_system(page: Page) -> None:
    mute = page.get_by_role("button", name="Mute")
    ground = "(tool) => getComputedStyle(tool).backgroundColor"
    before = mute.evaluate(ground)

    mute.click()

    expect(mute).to_have_attribute("aria-pressed", "true")
    assert mute.evaluate(ground) != before
