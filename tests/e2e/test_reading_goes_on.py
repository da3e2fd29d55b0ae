"""Who reads the player by key or by ear is never left without a place when a button goes away."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.night import page_in_a_cramp

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("large-text")]

SHORTLY_BEFORE_A_STEP = 5_000
INTO_THAT_STEP = 6_000
NO_MORE_UNDO = 5_000


page = page_in_a_cramp


def undo_in_focus(page: Page) -> Locator:
    """Tap another leg shortly before a step ends, and reach what takes that back by key."""
    page.clock.run_for(SHORTLY_BEFORE_A_STEP)
    page.get_by_role("button", name="Right leg").click()
    undo = page.get_by_role("button", name="Undo")
    undo.focus()
    return undo


def test_undo_keeps_the_focus_through_a_step_and_hands_it_to_the_step_when_it_goes(
    page: Page,
) -> None:
    undo = undo_in_focus(page)
    step = page.get_by_role("heading", level=1).inner_text()

    page.clock.run_for(INTO_THAT_STEP)
    expect(page.get_by_role("heading", level=1)).not_to_have_text(step)
    expect(undo).to_be_focused()
    page.clock.run_for(NO_MORE_UNDO)

    expect(undo).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_what_was_taken_back_by_key_leads_to_the_step(page: Page) -> None:
    undo = undo_in_focus(page)

    undo.press("Enter")

    expect(undo).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_from_a_panel_reading_goes_back_to_the_step(page: Page) -> None:
    page.get_by_role("button", name="Helper").click()
    expect(page.get_by_role("heading", name="For your helper")).to_be_focused()

    page.get_by_role("button", name="Return to the stretch").press("Enter")

    expect(page.locator(".player__action")).to_be_focused()
