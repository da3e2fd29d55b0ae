"""A question is answered on the phone, danger before anything else."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ask")]


def test_a_question_is_answered_with_the_server_dead(
    ready_phone: BrowserContext, mortal_server: LiveServer
) -> None:
    mortal_server.kill()
    page = ready_phone.pages[0]
    page.goto(f"{mortal_server.url}/learn")

    page.get_by_label("Ask").fill("is magnesum any good")
    expect(page.get_by_role("heading", name="Does magnesium help?")).to_be_visible()
    expect(page.get_by_role("link", name="Start the safety check")).to_be_hidden()

    page.get_by_label("Ask").fill("my calf is swollen")
    expect(page.get_by_role("link", name="Start the safety check")).to_be_visible()

    page.get_by_label("Ask").fill("magnesium")
    expect(page.get_by_role("heading", name="Does magnesium help?")).to_be_visible()
    expect(page.get_by_role("link", name="Start the safety check")).to_be_hidden()
    page.get_by_role("link", name="Sources and more").first.click()
    expect(page.locator("details#magnesium")).to_have_attribute("open", "")
    expect(page.locator("details#magnesium a[href='#source-4']")).to_be_visible()


def test_who_is_in_despair_sees_the_telephone_and_no_advice_on_cramps(
    ready_phone: BrowserContext, mortal_server: LiveServer
) -> None:
    mortal_server.kill()
    page = ready_phone.pages[0]
    page.goto(f"{mortal_server.url}/learn")

    page.get_by_label("Ask").fill("I took pills and want to die")

    expect(page.get_by_role("link", name="Call 112")).to_have_attribute("href", "tel:112")
    expect(page.get_by_role("link", name="Start the safety check")).to_be_visible()
    expect(page.get_by_role("heading", name="Answers")).to_be_hidden()
    expect(page.get_by_role("heading", name="Read or do more")).to_be_hidden()


def test_a_question_that_came_before_the_script_is_answered_and_leaves_the_address(
    phone: Callable[..., BrowserContext], server: LiveServer
) -> None:
    page = phone(service_workers="block").new_page()
    page.goto(f"{server.url}/learn?q=magnesium")

    expect(page.get_by_role("heading", name="Does magnesium help?")).to_be_visible()
    assert page.url == f"{server.url}/learn"
