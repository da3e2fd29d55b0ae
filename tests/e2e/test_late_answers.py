"""What comes late comes where room was kept for it: nothing slips from under a finger."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.support.held import Held
from tests.support.phone import Phone, signed_up
from tests.support.server import LiveServer

pytestmark = pytest.mark.browser


def test_what_the_server_tells_while_a_button_is_pressed_does_not_push_it_away(
    far_phone: Callable[..., Phone],
) -> None:
    phone, _ = signed_up(far_phone)
    held = Held(phone.page, "**/api/v1/sessions", "**/api/v1/passkeys")
    phone.open("/account")
    phone.button("Sign out").hover()
    place = phone.button("Sign out").bounding_box()
    phone.page.mouse.down()

    held.let_go()
    expect(phone.page.get_by_text("this device")).to_be_visible()
    assert phone.button("Sign out").bounding_box() == place
    phone.page.mouse.up()

    expect(phone.button("Create account")).to_be_visible()


def test_the_medicines_stay_where_they_are_when_the_script_of_their_page_comes(
    phone: Callable[..., BrowserContext], server: LiveServer
) -> None:
    page = phone(service_workers="block").new_page()
    held = Held(page, "**/medicines-*.js")
    page.goto(f"{server.url}/medicines", wait_until="commit")
    first = page.locator(".linked").first
    expect(first).to_have_css("border-top-style", "solid")
    place = first.bounding_box()

    held.let_go()
    expect(page.get_by_label("Medicine or brand")).to_be_visible()

    # The room is kept in sizes of text, which are no whole pixels.
    assert first.bounding_box() == pytest.approx(place, abs=1)
