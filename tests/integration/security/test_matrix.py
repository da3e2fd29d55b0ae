"""Every address, asked by nobody, its owner, somebody else, and its owner after signing out.

The addresses come from the app itself, and the rows from its tables: a new one is in at once, and
what it needs to be asked for is missed by name.
"""

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pydantic import SecretStr
from sqlalchemy.orm import Session
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.conftest import NOW_MS
from tests.support.open_routes import OPEN_TO_ALL
from tests.support.people import Person, fill, make_person
from tests.support.sync_device import CRAMP, OURS, fresh_id, put
from webapp.accounts import sessions
from webapp.accounts.models import Owner
from webapp.accounts.user_agent import DeviceLabel
from webapp.foundation.keys import new_vapid_key
from webapp.foundation.transactions import write
from webapp.settings import Settings

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# What stands in addresses and belongs to nobody.
OF_NOBODY = {
    "token": "made-up",
    "language": "xx",
    "routine_id": "calf-bed-acute",
    "slug": "why",
    "name": "hold",
}
LET_IN = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


def ways(app: Flask) -> Iterator[tuple[str, Rule]]:
    """Yield every method of every address; in which language a page speaks changes nothing."""
    rules = [rule for rule in app.url_map.iter_rules() if "language" not in rule.arguments]
    for rule in sorted(rules, key=lambda rule: rule.rule):
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield method, rule


def address(app: Flask, rule: Rule, owner: Person) -> str:
    """Return the address with this person's ids in it."""
    values = {name: OF_NOBODY.get(name) or owner.id_called(name) for name in rule.arguments}
    missing = [name for name, value in values.items() if value is None]
    assert not missing, f"{rule.rule}: say in OF_NOBODY or by a column what {missing} is"
    with app.test_request_context():
        return str(app.url_map.bind("localhost").build(rule.endpoint, values))


def body_about(owner: Person, method: str, rule: Rule) -> dict[str, Any] | None:
    """Return a body that reaches for this person's things."""
    record = owner.id_called("record_id")
    known: dict[tuple[str, str], dict[str, Any]] = {
        ("POST", "/api/v1/sync"): {
            "device": fresh_id(),
            "epoch": None,
            "cursor": 0,
            "ops": [put(CRAMP, record=record), put({"ml": 1}, record=record, kind="drink")],
        },
        ("DELETE", "/api/v1/push-subscriptions"): {"endpoint": owner.id_called("endpoint")},
        ("PUT", "/api/v1/pairings/<pairing_id>"): {"let_in": True},
        ("PATCH", "/api/v1/passkeys/<passkey_id>"): {"name": "mine now"},
    }
    return None if method == "GET" else known.get((method, rule.rule), {})


def ask(client: FlaskClient, owner: Person, method: str, rule: Rule) -> TestResponse:
    """Ask at an address of this person."""
    return client.open(
        address(owner.app, rule, owner),
        method=method,
        json=body_about(owner, method, rule),
        headers=OURS,
    )


def told_of(person: Person, response: TestResponse, method: str, rule: Rule) -> set[str]:
    """Return what an answer tells of somebody that its question did not name."""
    asked = address(person.app, rule, person) + json.dumps(body_about(person, method, rule))
    told = response.get_data().decode(errors="replace")
    return {each for each in person.secrets() if each in told and each not in asked}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Return the settings of a server that can push: an address may ask for its key."""
    return settings.model_copy(update={"vapid_private_key": SecretStr(new_vapid_key())})


@pytest.fixture
def ada(app: Flask) -> Person:
    """Return the person whose things are reached for."""
    return fill(make_person(app, now_ms=NOW_MS), now_ms=NOW_MS)


def signed_out(person: Person) -> FlaskClient:
    """Return a browser of this person whose session was ended elsewhere."""

    def begin_and_end(session: Session) -> str:
        owner = session.get_one(Owner, person.owner)
        label = DeviceLabel(browser=None, system=None)
        begun = sessions.begin(session, owner, label=label, now_ms=NOW_MS)
        assert sessions.end(session, owner_id=person.owner, session_id=begun.session_id)
        return begun.token

    with person.app.app_context():
        token = write(begin_and_end)
    return Person(app=person.app, owner=person.owner, token=token).browser()


@pytest.mark.parametrize("who", ["nobody", "signed out"])
def test_without_a_live_session_no_address_tells_or_changes_anything(
    app: Flask, ada: Person, who: str
) -> None:
    before = ada.rows()
    stranger = FlaskClient(app, app.response_class) if who == "nobody" else signed_out(ada)
    token = stranger.get_cookie("session")
    for method, rule in ways(app):
        # What is open to all may begin a session of one's own.
        stranger.delete_cookie("session")
        if token:
            stranger.set_cookie("session", token.value)
        response = ask(stranger, ada, method, rule)

        place = f"{method} {rule.rule}"
        assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, place
        assert not told_of(ada, response, method, rule), place
        if rule.rule.startswith("/api/") and (method, rule.rule) not in OPEN_TO_ALL:
            assert response.status_code in LET_IN, place
    assert ada.rows() == before


def test_no_address_tells_or_changes_anything_of_somebody_else(app: Flask, ada: Person) -> None:
    before = ada.rows()
    eve = make_person(app, now_ms=NOW_MS)
    for method, rule in ways(app):
        if method != "GET":  # it may have been her own account that she ended
            eve = make_person(app, now_ms=NOW_MS)
        response = ask(eve.browser(), ada, method, rule)

        place = f"{method} {rule.rule}"
        assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, place
        assert not told_of(ada, response, method, rule), place
        if rule.rule.startswith("/api/") and rule.arguments:
            assert response.status_code in {*LET_IN, HTTPStatus.NOT_FOUND}, place
    assert ada.rows() == before


def test_every_address_lets_its_owner_in(app: Flask) -> None:
    for method, rule in ways(app):
        if not rule.rule.startswith("/api/"):
            continue
        owner = fill(make_person(app, now_ms=NOW_MS), now_ms=NOW_MS)
        response = ask(owner.browser(), owner, method, rule)

        place = f"{method} {rule.rule}"
        assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, place
        if (method, rule.rule) not in OPEN_TO_ALL and response.status_code in LET_IN:
            assert response.get_json()["code"] == "sign-in-again", place


def test_what_is_open_to_all_exists(app: Flask) -> None:
    there = {(method, rule.rule) for method, rule in ways(app)}

    assert there >= OPEN_TO_ALL
