"""Bodies made from the description of the interface, and spoilt: no answer is a failure of ours."""

import os
import random
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as hypothesis_settings
from pydantic import SecretStr
from schemathesis import GenerationMode
from schemathesis.schemas import APIOperation

from tests.conftest import NOW_MS
from tests.support.mutator import spoilt
from tests.support.people import Person, fill, make_person
from tests.support.push_service import Subscription
from tests.support.sync_device import CRAMP, OURS, fresh_id, put
from webapp.contract.record import PROFILE_ID
from webapp.foundation.keys import new_vapid_key
from webapp.settings import Settings

# On each of the two databases; the long run takes fifty thousand.
BODIES = int(os.environ.get("FUZZED_BODIES", "3000")) // 2
GENERATED = 6
SEED = 20_261_121

WEEK = {"wake": "07:00", "bedtime": "23:00", "taper_h": 2}
RECORDS = (
    put(CRAMP | {"intensity": 7, "relief": ["stretch"], "context": ["bed"], "note": "é"}),
    put({"date": "2026-11-20", "cramps": "none"}, kind="night"),
    put({"at": "2026-11-21T03:12:44Z", "ml": 250, "beverage": "tea"}, kind="drink"),
    put({"what": "drink", "schedule": {"window": WEEK, "days": ["mon"]}}, kind="reminder"),
    put({"what": "stretch", "schedule": {"times": ["08:00"]}, "zone": "UTC"}, kind="reminder"),
    put({"glass_ml": 200, "gates": {"pad": "no"}}, kind="profile", record=PROFILE_ID),
    put({"anything": [{"else": None}]}, kind="unheard-of"),
)
TIMES = {
    "timezone": "Europe/Berlin",
    "reminders": [
        {"id": fresh_id(), "what": "custom", "schedule": {"times": ["08:00"]}, "zone": None},
        {"id": fresh_id(), "what": "hydration", "schedule": {"window": WEEK}, "next_at": None},
    ],
}
ENDPOINT = "https://fcm.googleapis.com/fcm/send/phone"
PHONE = {
    "endpoint": ENDPOINT,
    "keys": Subscription(ENDPOINT, auth=bytes(16)).as_json()["keys"],
    "timezone": "Europe/Berlin",
    "vapid_key": "k",
}


@dataclass(frozen=True)
class Ask:
    """One request as it was generated."""

    method: str
    path: str
    body: Any


@pytest.fixture(name="settings")
def _settings_of_a_pusher(settings: Settings) -> Settings:
    """Return settings with the key that pushing needs."""
    return settings.model_copy(update={"vapid_private_key": SecretStr(new_vapid_key())})


def generated(operation: APIOperation) -> list[Ask]:
    """Return some requests that the description allows."""
    found: list[Ask] = []

    @seed(SEED)
    @hypothesis_settings(
        max_examples=GENERATED,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
    def collect(case: Any) -> None:  # noqa: ANN401 - the library does not export its type
        found.append(Ask(case.method, case.formatted_path, case.body))

    collect()
    return found


def asks(app: Flask) -> list[Ask]:
    """Return requests to every address that takes a body."""
    schema = schemathesis.openapi.from_dict(app.api_doc)  # type: ignore[attr-defined]  # an OpenAPI app has it
    operations = [result.ok() for result in schema.get_all_operations()]
    found = [ask for each in operations if each.body for ask in generated(each)]
    envelope = {"device": fresh_id(), "epoch": None, "cursor": 0}
    ours = [Ask("POST", "/api/v1/sync", {**envelope, "ops": [op]}) for op in RECORDS]
    ours += [Ask("PUT", "/api/v1/reminder-schedule", TIMES)] * 4
    # A point of the curve is not found by chance.
    ours += [Ask("PUT", "/api/v1/push-subscriptions", PHONE)]
    return found + ours * 4


def browser_of(people: tuple[Person, Person], rng: random.Random) -> FlaskClient:
    """Return the browser of somebody with an account or without, or now and then of nobody."""
    person, guest = people
    at = rng.random()
    if at < 0.1:
        return FlaskClient(person.app, person.app.response_class)
    return (guest if at < 0.3 else person).browser()


def some_people(app: Flask) -> tuple[Person, Person]:
    """Make somebody with an account and somebody without; the server holds something of both."""
    named, guest = (
        make_person(app, now_ms=NOW_MS, has_account=has_account) for has_account in (True, False)
    )
    return fill(named, now_ms=NOW_MS), fill(guest, now_ms=NOW_MS)


def test_no_body_whatever_makes_the_server_fail(app: Flask) -> None:
    rng, known = random.Random(SEED), asks(app)
    people = some_people(app)
    failed: list[tuple[str, str, bytes]] = []
    for number in range(BODIES):
        if number % 50 == 0:
            people = some_people(app)
        ask = rng.choice(known)
        raw = spoilt(ask.body, rng)
        response = browser_of(people, rng).open(
            ask.path, method=ask.method, data=raw, content_type="application/json", headers=OURS
        )
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            failed.append((ask.method, ask.path, raw[:300]))

    assert failed == []
