"""For everybody: no barrier that a checker knows, in both lights, on pages and in a session."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.app import GONE, PAGES, START, settle
from tests.support.chromium import PHONE
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("accessible")]

AXE = (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

Phones = Callable[..., BrowserContext]


@pytest.fixture
def page(phone: Phones) -> Page:
    """Take a phone on which nothing moves, so that every colour is the final one."""
    return phone(service_workers="block", reduced_motion="reduce").new_page()


@pytest.fixture
def kept_page(kept_phone: BrowserContext) -> Iterator[Page]:
    """Open a fresh page on a phone that has the app."""
    page = kept_phone.new_page()
    yield page
    page.close()


def barriers(page: Page) -> list[str]:
    """Return what the checker finds in the page as it stands, in the dark and by day."""
    page.evaluate(AXE)
    found: list[str] = []
    for light in ("dark", "day"):
        page.evaluate(
            "(day) => document.documentElement.classList.toggle('day', day)", light == "day"
        )
        told: list[dict[str, Any]] = page.evaluate(
            "async (values) => (await axe.run(document, { runOnly: { type: 'tag', values } }))"
            ".violations",
            RULES,
        )
        found += [
            f"{light}: {rule['id']}: {node['html']} {node['failureSummary']}"
            for rule in told
            for node in rule["nodes"]
        ]
    return found


def unroll(page: Page) -> None:
    """Make the glass longer than any page: what lies half under the bar is not small for that."""
    page.set_viewport_size({"width": PHONE["width"], "height": 8_000})


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_barrier(kept_page: Page, server: LiveServer, address: str) -> None:
    kept_page.goto(server.url + address)
    settle(kept_page)
    unroll(kept_page)

    assert barriers(kept_page) == []


def test_a_page_that_does_not_exist_has_no_barrier(kept_page: Page, server: LiveServer) -> None:
    kept_page.goto(f"{server.url}/no-such-page")

    assert barriers(kept_page) == []


def test_what_a_page_unfolds_has_no_barrier(kept_page: Page, server: LiveServer) -> None:
    for address in ("/water", "/diary/new", "/settings", "/account", "/routines/recovery-heat"):
        kept_page.goto(server.url + address)
        settle(kept_page)
        kept_page.evaluate(
            "() => { for (const part of document.querySelectorAll('details')) part.open = true; }"
        )
        unroll(kept_page)

        assert barriers(kept_page) == [], address


def test_entries_and_their_forms_have_no_barrier(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/water")
    page.get_by_role("button", name="Add 250 ml").click()
    page.get_by_role("button", name="Change 250 ml Water").click()
    unroll(page)
    assert barriers(page) == []
    page.goto(f"{server.url}/diary")
    page.get_by_role("link", name="Add a cramp").click()
    page.get_by_role("button", name="Add this cramp").click()
    expect(page.get_by_text("Saved on this phone.")).to_be_visible()
    page.goto(f"{server.url}/diary")
    settle(page)
    unroll(page)

    assert barriers(page) == []


def wait_for_question(page: Page, question: str) -> None:
    """Wait until a question is read out; what is pressed before that goes to its words."""
    expect(page.get_by_text(question).first).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_be_focused()


def answer(page: Page, name: str, *, question: str) -> None:
    """Choose an answer by the keyboard."""
    wait_for_question(page, question)
    page.get_by_role("radio", name=name).press("Space")


def go_on(page: Page, name: str = "Go on", *, question: str = "") -> None:
    """Press a button by the keyboard, once the question is there."""
    if question:
        wait_for_question(page, question)
    page.get_by_role("button", name=name, exact=True).press("Enter")


def test_the_questions_of_danger_have_no_barrier_and_belong_to_the_keyboard(
    page: Page, server: LiveServer
) -> None:
    page.goto(f"{server.url}/check")
    go_on(page, "What does it sound like?")
    expect(page.get_by_role("heading", name="Is any of this true now?")).to_be_focused()
    unroll(page)
    assert barriers(page) == []
    for number in range(1, 5):
        go_on(page, "None of these", question=f"Question {number} of 4")
    answer(page, "Sudden strong pain", question="Question 1 of 8")
    unroll(page)
    assert barriers(page) == []
    go_on(page)
    answer(page, "without warning", question="Question 2 of 8")
    go_on(page)
    for number in range(3, 7):
        go_on(page, "None of these fits", question=f"Question {number} of 8")
    for number in (7, 8):
        go_on(page, "None of these", question=f"Question {number} of 8")
    expect(page.get_by_role("heading", name="What it sounds most like")).to_be_focused()
    unroll(page)
    assert barriers(page) == []
    page.goto(f"{server.url}/check")
    page.get_by_role("button", name="Chest pain or short of breath").press("Enter")
    expect(page.get_by_role("heading", name="Call for help now")).to_be_focused()

    unroll(page)
    assert barriers(page) == []


@pytest.mark.parametrize("panel", [None, "Muscle", "Helper", "Stop"])
def test_a_running_session_has_no_barrier(
    page: Page, server: LiveServer, panel: str | None
) -> None:
    page.goto(server.url)
    page.get_by_role("button", name=START).click()
    expect(page.get_by_role("button", name=GONE)).to_be_visible()
    if panel:
        page.get_by_role("button", name=panel, exact=True).click()
        expect(page.locator(".player__panel")).to_be_visible()

    assert barriers(page) == []


def test_the_end_of_a_session_has_no_barrier(page: Page, server: LiveServer) -> None:
    page.clock.install()
    page.goto(server.url)
    page.get_by_role("button", name=START).click()
    page.get_by_role("button", name=GONE).click(position={"x": 40, "y": 40})
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert barriers(page) == []
    page.clock.fast_forward(21_000)
    expect(page.get_by_role("button", name="Back to sleep")).to_be_visible()

    assert barriers(page) == []


def test_a_session_belongs_to_the_keyboard_alone(page: Page, server: LiveServer) -> None:
    page.goto(server.url)
    page.get_by_role("button", name=START).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=GONE)).to_be_visible()
    reached: list[str] = []

    for _ in range(20):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "() => document.activeElement.closest('[data-player]')"
                " ? document.activeElement.textContent : document.activeElement.tagName"
            )
        )

    assert GONE in reached
    assert {"A", "BUTTON"}.isdisjoint(reached)
