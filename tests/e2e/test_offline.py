"""Without network: what the phone keeps is the whole app, and what needs the network says so."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from tests.support.app import GONE, PAGES, READY, START, forget_the_network, let_go, settle
from tests.support.policy import violations
from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("offline")]

ASKS_THE_SERVER = re.compile(r"/api/|/sw\.js$")


@pytest.fixture(scope="module")
def cut_off_phone(kept_phone: BrowserContext, server: LiveServer) -> Iterator[BrowserContext]:
    """Kill the server under a phone that is ready, and empty what the browser kept itself."""
    server.kill()
    page = kept_phone.pages[0]
    page.goto(f"{server.url}/about")
    forget_the_network(page)
    yield kept_phone
    server.start()


@pytest.fixture
def cut_off(cut_off_phone: BrowserContext) -> Iterator[Page]:
    """Open a fresh page on that phone."""
    page = cut_off_phone.new_page()
    yield page
    page.close()


@pytest.fixture
def troubles(cut_off: Page) -> list[str]:
    """Collect what goes wrong on the page, except that the server cannot be asked for news."""
    found: list[str] = []

    def console(message: ConsoleMessage) -> None:
        address = str(message.location.get("url", ""))
        if message.type == "error" and not ASKS_THE_SERVER.search(address):
            found.append(f"{cut_off.url}: {message.text} {address}")

    def failed(request: Request) -> None:
        # What a page no longer wants because it is left is aborted.
        if not ASKS_THE_SERVER.search(request.url) and request.failure != "net::ERR_ABORTED":
            found.append(f"{cut_off.url}: {request.url} {request.failure}")

    cut_off.on("pageerror", lambda error: found.append(f"{cut_off.url}: {error}"))
    cut_off.on("console", console)
    cut_off.on("requestfailed", failed)
    return found


def test_every_page_works_with_nothing_but_the_installed_app(
    cut_off: Page, server: LiveServer, troubles: list[str]
) -> None:
    for address in PAGES:
        cut_off.goto(server.url + address)
        settle(cut_off)
        assert cut_off.title() != "Without network · Uncramp" or address == "/offline", address
        assert violations(cut_off) == [], address

    assert troubles == []


def test_every_way_that_a_page_offers_leads_somewhere_without_network(
    cut_off: Page, server: LiveServer
) -> None:
    ways: set[str] = set()
    for address in PAGES:
        cut_off.goto(server.url + address)
        settle(cut_off)
        ways |= set(
            cut_off.evaluate(
                "() => [...document.querySelectorAll('a[href]')]"
                ".filter(({ origin }) => origin === location.origin)"
                ".map(({ pathname }) => pathname)"
            )
        )

    missing = cut_off.evaluate(
        """async (paths) => {
          const missing = [];
          for (const path of paths) {
            const answer = await fetch(path).catch(() => undefined);
            if (!answer?.ok) missing.push(path);
          }
          return missing;
        }""",
        sorted(ways),
    )

    assert len(ways) > len(PAGES)
    assert missing == []


def test_every_routine_plays_with_its_picture(cut_off: Page, server: LiveServer) -> None:
    cut_off.goto(f"{server.url}/routines")
    routines = cut_off.evaluate(
        "() => [...new Set([...document.querySelectorAll('main .list a[href*=\"/routines/\"]')]"
        ".map(({ pathname }) => pathname))]"
    )
    assert len(routines) >= 32

    for routine in routines:
        cut_off.goto(f"{server.url}{routine}/play")
        cut_off.get_by_role("button", name="Start").click()
        expect(cut_off.locator(".player__picture svg path").first).to_be_attached()
        # Away from the first tap, or it would count as its second half.
        end = cut_off.get_by_role("button", name=re.compile("It's gone|^End$"))
        end.click(position={"x": 10, "y": 10})
        expect(cut_off.get_by_text("Saved.")).to_be_visible()


def test_one_warm_leg_at_night_is_a_reason_to_see_a_doctor_and_swelling_one_for_today(
    cut_off: Page, server: LiveServer, troubles: list[str]
) -> None:
    cut_off.goto(f"{server.url}/check")
    cut_off.get_by_role("button", name="Next question").click()
    none = cut_off.get_by_role("button", name="None of these", exact=True)
    for number in range(1, 5):
        expect(cut_off.get_by_text(f"Question {number} of 10")).to_be_visible()
        none.dblclick()  # a double tap answers one question
    cut_off.get_by_label("One leg gets warm at rest").check()
    cut_off.get_by_label("Pain along the side of one foot").check()
    cut_off.get_by_role("button", name="Go on").click()
    for number in range(6, 10):
        expect(cut_off.get_by_text(f"Question {number} of 10")).to_be_visible()
        none.click()
    expect(cut_off.get_by_role("heading", name="See a doctor soon")).to_be_focused()
    expect(cut_off.get_by_text("Doctor, within 3 days")).to_be_visible()

    for number in range(9, 1, -1):
        cut_off.go_back()
        expect(cut_off.get_by_text(f"Question {number} of 10")).to_be_visible()
    cut_off.get_by_label("One leg is newly swollen").check()
    cut_off.get_by_role("button", name="Go on").click()

    expect(cut_off.get_by_role("heading", name="Get help today")).to_be_focused()
    expect(cut_off.get_by_role("link", name="Call 112")).to_be_visible()
    assert troubles == []


def test_signing_in_says_that_it_needs_the_network(cut_off: Page, server: LiveServer) -> None:
    cut_off.goto(f"{server.url}/account")
    expect(cut_off.get_by_text(re.compile("signing in need the network"))).to_be_visible()
    cut_off.get_by_label("User name", exact=True).fill("sleeper")
    cut_off.get_by_label("Password", exact=True).first.fill("a long night without cramps")

    cut_off.get_by_role("button", name="Sign in").click()

    expect(cut_off.get_by_role("alert").filter(has_text="network").first).to_be_visible()
    expect(cut_off.get_by_label("User name", exact=True)).to_have_value("sleeper")


def test_what_is_ready_says_so_with_and_without_network(cut_off: Page, server: LiveServer) -> None:
    cut_off.goto(f"{server.url}/settings")

    expect(cut_off.get_by_text(READY, exact=True)).to_be_visible()


def test_a_routine_that_is_not_on_the_phone_is_named_beside_the_button_that_works(
    cut_off: Page, server: LiveServer
) -> None:
    cut_off.goto(f"{server.url}/offline")
    expect(cut_off.get_by_role("button", name=START)).to_be_hidden()
    cut_off.goto(f"{server.url}/routines/calf-on-a-train/play")
    expect(
        cut_off.get_by_role("heading", name="“calf on a train” is not on this phone")
    ).to_be_visible()
    assert violations(cut_off) == []

    cut_off.get_by_role("button", name=START).click()

    expect(cut_off.get_by_role("button", name=GONE)).to_be_visible()
    let_go(cut_off)
    expect(cut_off.get_by_text("Saved.")).to_be_visible()
