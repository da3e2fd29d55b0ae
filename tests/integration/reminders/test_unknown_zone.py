"""A phone in a zone that this server does not know goes on as before, and is not refused."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from structlog.testing import capture_logs

from tests.support.reminding import ask_for, next_at, stretch
from webapp.settings import Settings

REMINDER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"
HALF_PAST_IN_BERLIN = "2026-11-21T02:30:00.000Z"
HALF_PAST_IN_UTC = "2026-11-21T03:30:00.000Z"

pytestmark = pytest.mark.parametrize("unknown", ["Mars/Base", "Europe", "leapseconds"])
Subscribe = Callable[..., Any]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"log_level": "warning"})


def zones(client: FlaskClient) -> list[str]:
    told = client.get("/api/v1/push-subscriptions").get_json()["subscriptions"]
    return [each["timezone"] for each in told]


def test_times_told_from_it_are_of_the_zone_that_was_known(
    guest: FlaskClient, unknown: str
) -> None:
    ask_for(guest, stretch(REMINDER), timezone=unknown)

    assert next_at(guest) == HALF_PAST_IN_BERLIN


def test_a_phone_that_goes_there_keeps_its_own(
    guest: FlaskClient, subscribe: Subscribe, unknown: str
) -> None:
    subscribe(guest, timezone="America/New_York")
    ask_for(guest, stretch(REMINDER))
    before = next_at(guest)

    subscribe(guest, timezone=unknown)

    assert zones(guest) == ["America/New_York"]
    assert next_at(guest) == before


def test_a_further_phone_from_there_is_where_the_first_one_is(
    guest: FlaskClient, subscribe: Subscribe, unknown: str
) -> None:
    subscribe(guest)
    ask_for(guest, stretch(REMINDER))

    subscribe(guest, "tablet", timezone=unknown)

    assert zones(guest) == ["Europe/Berlin"] * 2
    assert next_at(guest) == HALF_PAST_IN_BERLIN


def test_who_begins_there_is_told_by_utc_until_a_zone_is_known(
    client: FlaskClient, subscribe: Subscribe, unknown: str
) -> None:
    assert client.post("/api/v1/owners", json={"timezone": unknown}).status_code == 201
    subscribe(client, timezone=unknown)
    ask_for(client, stretch(REMINDER), timezone=unknown)
    assert (zones(client), next_at(client)) == (["Etc/UTC"], HALF_PAST_IN_UTC)

    subscribe(client)

    assert next_at(client) == HALF_PAST_IN_BERLIN


def test_an_account_made_there_stays_where_its_owner_was(
    guest: FlaskClient, subscribe: Subscribe, unknown: str
) -> None:
    wish = {"username": "Ada", "password": "seven lamps on a slow ferry", "timezone": unknown}
    ask_for(guest, stretch(REMINDER))

    assert guest.post("/api/v1/accounts", json=wish).status_code == 201
    subscribe(guest, timezone=unknown)

    assert zones(guest) == ["Europe/Berlin"]


def test_the_operator_hears_of_it_but_not_who_or_where(guest: FlaskClient, unknown: str) -> None:
    with capture_logs() as lines:
        ask_for(guest, stretch(REMINDER), timezone=unknown)

    assert lines == [{"event": "zone not known", "log_level": "warning"}]
