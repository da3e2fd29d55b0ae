"""What comes late comes where room was kept for it: nothing slips from under a finger."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.support.phone import Phone, signed_up
from tests.support.server import LiveServer

pytestmark = pytest.mark.browser

ASKED_ON_OPENING = ("**/api/v1/sessions", "**/api/v1/passkeys")


def test_what_the_server_tells_while_a_button_is_pressed_does_not_push_it_away(
    far_phone: Callable[..., Phone],
) -> None:
    phone, _ = signed_up(far_phone)
    held: list[Route] = []
    for address in ASKED_ON_OPENING:
        phone.page.route(address, lambda route: held.append(route))
    phone.open("/account")
    phone.button("Sign out").hover()
    place = phone.button("Sign out").bounding_box()
    phone.page.mouse.down()

    for route in held:
        route.continue_()
    expect(phone.page.get_by_text("this device")).to_be_visible()
    assert phone.button("Sign out").bounding_box() == place
    phone.page.mouse.up()

    expect(phone.button("Create account")).to_be_visible()


def test_the_medicines_stay_where_they_are_when_the_script_of_their_page_comes(
    phone: Callable[..., BrowserContext], server: LiveServer
) -> None:
    page = phone(service_workers="block").new_page()
    held: list[Route] = []
    page.route("**/medicines-*.js", lambda route: held.append(route))
    page.goto(f"{server.url}/medicines", wait_until="commit")
    first = page.locator(".linked").first
    expect(first).to_be_visible()
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    place = first.bounding_box()

    for route in held:
        route.continue_()
    expect(page.get_by_label("Medicine or brand")).to_be_visible()

    # The room is kept in sizes of text, which are no whole pixels.
    assert first.bounding_box() == pytest.approx(place, abs=1)
