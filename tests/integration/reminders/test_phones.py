"""Which phones are told: one that is given up is forgotten alone, and there is an end to them."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.support.push_service import PushService, Subscription
from webapp.reminders.subscriptions import MOST

Subscribe = Callable[..., Subscription]


def phones(client: FlaskClient) -> list[str]:
    told = client.get("/api/v1/push-subscriptions").get_json()["subscriptions"]
    return sorted(phone["id"] for phone in told)


def forget(client: FlaskClient, subscription: Subscription) -> None:
    wish = {"endpoint": subscription.endpoint}
    assert client.delete("/api/v1/push-subscriptions", json=wish).status_code == 204


def test_a_phone_that_is_no_longer_wanted_is_forgotten_and_the_others_stay(
    guest: FlaskClient, subscribe: Subscribe
) -> None:
    subscribe(guest, "one")
    kept = phones(guest)
    other = subscribe(guest, "other")

    forget(guest, other)

    assert phones(guest) == kept


@pytest.mark.usefixtures("phone")
def test_a_stranger_who_knows_where_a_phone_is_told_does_not_silence_it(
    guest: FlaskClient, stranger: FlaskClient, subscribe: Subscribe
) -> None:
    own = subscribe(guest, "own")
    stranger.post("/api/v1/owners", json={"timezone": "Europe/Berlin"})

    forget(stranger, own)

    assert len(phones(guest)) == 2


def test_an_eleventh_phone_is_refused_and_the_ten_stay(
    guest: FlaskClient, subscribe: Subscribe, push_service: PushService
) -> None:
    asked = [subscribe(guest, f"phone-{number}") for number in range(MOST)]
    ten = phones(guest)
    told = push_service.subscribe("eleventh").as_json()
    wish = {"endpoint": told["endpoint"], "keys": told["keys"], "timezone": "Europe/Berlin"}

    refused = guest.put("/api/v1/push-subscriptions", json=wish)

    assert refused.status_code == 400
    assert refused.get_json()["detail"] == "There are 10 phones already; remove one first."
    assert phones(guest) == ten
    forget(guest, asked[0])
    assert guest.put("/api/v1/push-subscriptions", json=wish).status_code == 200


def test_a_phone_that_tells_of_itself_again_is_the_same_one(
    guest: FlaskClient, subscribe: Subscribe
) -> None:
    subscribe(guest, "again")
    subscribe(guest, "again")

    assert len(phones(guest)) == 1
