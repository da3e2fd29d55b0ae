"""What no phone of ours asks for is refused where it is wrong, and nothing of it is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.push_service import PushService, base64url
from tests.support.reminding import TILL_HALF_PAST, arrived, ask_for, next_at, stretch
from webapp.foundation.clock import ManualClock

REMINDER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
OTHER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c513"

X, Y = b"\1" * 32, b"\2" * 32
OFF_THE_CURVE = base64url(b"\4" + X + Y)
COMPRESSED = base64url(b"\2" + X)
HYBRID = base64url(b"\6" + X + Y)
NOWHERE = base64url(b"\4" + bytes(64))


def test_a_reminder_named_twice_is_pointed_at_and_nothing_changes(guest: FlaskClient) -> None:
    ask_for(guest, stretch(REMINDER))
    before = next_at(guest)
    wishes = [stretch(OTHER), stretch(REMINDER, times=["05:00"]), stretch(OTHER)]

    answer = guest.put("/api/v1/reminder-schedule", json={"timezone": "UTC", "reminders": wishes})

    assert answer.status_code == 400
    assert answer.get_json()["pointer"] == "/reminders/2/id"
    told = guest.get("/api/v1/reminder-schedule").get_json()["reminders"]
    assert told == [{"id": REMINDER, "next_at": before}]


@pytest.mark.parametrize("point", ["", "AAAA", OFF_THE_CURVE, COMPRESSED, HYBRID, NOWHERE])
def test_a_subscription_whose_point_nothing_can_be_encrypted_for_is_refused(
    point: str, guest: FlaskClient, push_service: PushService
) -> None:
    keys = push_service.subscribe("phone").as_json()["keys"]

    assert refused(guest, push_service, {**keys, "p256dh": point}) == "/keys/p256dh"


@pytest.mark.parametrize("secret", ["", "AA", base64url(bytes(15)), base64url(bytes(17))])
def test_a_subscription_whose_secret_is_not_sixteen_bytes_is_refused(
    secret: str, guest: FlaskClient, push_service: PushService
) -> None:
    keys = push_service.subscribe("phone").as_json()["keys"]

    assert refused(guest, push_service, {**keys, "auth": secret}) == "/keys/auth"


def test_keys_with_their_padding_are_the_same_keys(
    guest: FlaskClient, push_service: PushService
) -> None:
    keys = push_service.subscribe("phone").as_json()["keys"]
    padded = {"p256dh": f"{keys['p256dh']}=", "auth": f"{keys['auth']}=="}

    assert subscribed(guest, push_service, padded).status_code == 200


def test_a_phone_that_subscribes_with_broken_keys_keeps_those_that_work(
    guest: FlaskClient,
    subscribe: Callable[..., Any],
    work: Callable[[], int],
    push_service: PushService,
    fixed_clock: ManualClock,
) -> None:
    keys = subscribe(guest).as_json()["keys"]
    ask_for(guest, stretch(REMINDER))

    subscribed(guest, push_service, {**keys, "p256dh": OFF_THE_CURVE})
    fixed_clock.advance(TILL_HALF_PAST)
    work()

    assert arrived(push_service) == [REMINDER]


def test_a_subscription_that_names_no_key_of_ours_rings_with_the_present_one(
    guest: FlaskClient,
    push_service: PushService,
    fixed_clock: ManualClock,
    work: Callable[[], int],
) -> None:
    told = push_service.subscribe("phone").as_json()
    wish = {"endpoint": told["endpoint"], "keys": told["keys"], "timezone": "Europe/Berlin"}

    assert guest.put("/api/v1/push-subscriptions", json=wish).status_code == 200
    ask_for(guest, stretch(REMINDER))
    fixed_clock.advance(TILL_HALF_PAST)
    work()

    assert arrived(push_service) == [REMINDER]


def subscribed(client: FlaskClient, service: PushService, keys: dict[str, str]) -> TestResponse:
    wish = {
        "endpoint": f"http://{service.host}/push/phone",
        "keys": keys,
        "timezone": "Europe/Berlin",
        "vapid_key": "k",
    }
    return client.put("/api/v1/push-subscriptions", json=wish)


def refused(client: FlaskClient, service: PushService, keys: dict[str, str]) -> str:
    """Return where a subscription with these keys is wrong; none of it is kept."""
    answer = subscribed(client, service, keys)
    assert answer.status_code == 400
    assert client.get("/api/v1/push-subscriptions").get_json()["subscriptions"] == []
    return str(answer.get_json()["pointer"])
