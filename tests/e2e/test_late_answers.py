"""What the server tells late comes where room was kept for it: no button slips from the finger."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.support.phone import Phone, signed_up

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
