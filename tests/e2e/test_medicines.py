"""Medicines and who somebody is: looked up without network, kept here, asked by day only."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("medicines")]

Phones = Callable[..., BrowserContext]
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
QUESTION = "Which describes you?"


@pytest.fixture
def page(phone: Phones) -> Page:
    return phone(service_workers="block", timezone_id="UTC").new_page()


def look_up(page: Page, name: str) -> None:
    page.get_by_label("Medicine or brand").fill(name)


def test_a_medicine_is_found_without_network_although_it_is_misspelt(
    page: Page, server: LiveServer
) -> None:
    page.goto(f"{server.url}/medicines")
    page.get_by_label("Medicine or brand").wait_for()
    page.context.set_offline(True)

    look_up(page, "lipitro")

    expect(page.get_by_text("Did you mean Lipitor?")).to_be_visible()
    statins = page.locator("#statins")
    expect(statins.get_by_text("Do not stop or change it because of this.")).to_be_visible()
    expect(page.get_by_role("heading", name="Diabetes")).to_be_hidden()


def test_a_medicine_kept_from_its_card_stays_on_the_list_and_leads_back(
    page: Page, server: LiveServer
) -> None:
    page.goto(f"{server.url}/medicines")
    look_up(page, "zocor")
    page.get_by_role("button", name="Keep on my list").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved on this phone.")).to_be_visible()

    page.reload()

    mine = page.get_by_role("region", name="What you take")
    expect(mine.get_by_text("Zocor")).to_be_visible()
    mine.get_by_role("link", name="Statins for cholesterol").click()
    expect(page.get_by_text("Brands: Lipitor")).to_be_visible()


def test_a_card_named_in_the_address_is_open(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/medicines#lupus")

    expect(page.get_by_text("Ask about vitamin D instead.")).to_be_visible()


def test_who_skips_the_question_about_themselves_is_left_in_peace(
    page: Page, server: LiveServer
) -> None:
    page.clock.install(time=NOON)
    page.goto(server.url)
    # Without a worker Today waits some seconds for one.
    page.clock.fast_forward(10_000)
    expect(page.get_by_role("group", name=QUESTION)).to_be_visible()

    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_text("Saved on this phone.")).to_be_visible()

    page.reload()
    page.clock.fast_forward(10_000)
    expect(page.get_by_text("drunk today")).to_be_visible()
    expect(page.get_by_role("group", name=QUESTION)).to_have_count(0)


def test_diabetes_asks_what_the_feet_feel_and_answers_its_own_question(
    page: Page, server: LiveServer
) -> None:
    page.goto(f"{server.url}/settings")

    page.get_by_role("group", name=QUESTION).get_by_label("Diabetes").check()

    expect(page.get_by_role("heading", name="And this?")).to_be_visible()
    expect(page.get_by_role("group", name="feet or legs feel numb")).to_be_visible()
    expect(page.get_by_text("1 of 22 questions answered")).to_be_visible()


def test_a_routine_that_an_answer_closes_says_so_before_it_can_be_started(
    page: Page, server: LiveServer
) -> None:
    page.goto(f"{server.url}/settings")
    page.get_by_text("of 22 questions answered").click()
    arteries = page.get_by_role("group", name="peripheral arterial disease")
    arteries.get_by_label("Yes").check()
    expect(page.get_by_text("1 of 22 questions answered")).to_be_visible()

    page.goto(f"{server.url}/routines/recovery-heat")

    notice = page.get_by_role("complementary", name="This one is not for you")
    expect(notice.get_by_text("You said yes.")).to_be_visible()
    expect(page.get_by_role("link", name="Start", exact=True)).to_be_hidden()

    page.goto(f"{server.url}/routines/calf-stand-acute")
    expect(page.get_by_role("link", name="Start", exact=True)).to_be_visible()
