"""What a person answers decides what a routine's page promises, and what an open page does."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.support.server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("medicines")]

Phones = Callable[..., BrowserContext]


def test_the_time_of_a_routine_follows_the_answers(phone: Phones, server: LiveServer) -> None:
    page = phone(service_workers="block").new_page()
    page.goto(f"{server.url}/routines/foot-toe-acute")
    expect(page.get_by_text("about 2 minutes")).to_be_visible()

    page.get_by_role("link", name="Answer the health questions").click()
    page.get_by_text("0 of 22 questions answered").click()
    page.get_by_role("button", name="None of these").click()
    expect(page.get_by_text("Saved on this phone.").first).to_be_in_viewport(ratio=1)
    page.goto(f"{server.url}/routines/foot-toe-acute")

    expect(page.locator("[data-gated]")).to_have_text("about 3 minutes")


def test_an_open_page_minds_what_is_answered_elsewhere(phone: Phones, server: LiveServer) -> None:
    mine = phone(service_workers="block")
    today, settings = mine.new_page(), mine.new_page()
    today.goto(server.url)
    question = today.get_by_role("checkbox", name="Pregnant")
    expect(question).to_be_visible()

    settings.goto(f"{server.url}/settings")
    settings.get_by_role("checkbox", name="Pregnant").check()
    expect(question).to_have_count(0)
    today.get_by_role("button", name="Cramp now").click()

    expect(today.get_by_text("Sit up or lie on your side")).to_be_visible()
