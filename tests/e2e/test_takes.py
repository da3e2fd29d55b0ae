"""A routine's page promises the time that its player takes for this person."""

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
    expect(page.get_by_text("Saved on this phone.").first).to_be_visible()
    page.goto(f"{server.url}/routines/foot-toe-acute")

    expect(page.locator("[data-gated]")).to_have_text("about 3 minutes")
