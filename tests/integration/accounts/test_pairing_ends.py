"""A pairing is over after five minutes, after a new code, and with what had offered it."""

import pytest
from flask import Flask
from sqlalchemy import select

from webapp import create_app
from webapp.accounts import service
from webapp.accounts.models import Pairing
from webapp.foundation.clock import ManualClock
from webapp.foundation.database import db
from webapp.foundation.transactions import read
from webapp.settings import Settings

from .conftest import Person
from .test_pairing import ask, claim_of, come_in, held, look, offer, paired, say, whose
from .test_ways_back_in import change_password, recover

MINUTE_MS = 60_000
Json = dict[str, object]


@pytest.mark.parametrize("step", ["whose", "ask", "look", "let in", "come in"])
def test_after_five_minutes_nothing_of_it_works(
    person: Person, other: Person, fixed_clock: ManualClock, step: str
) -> None:
    person.sign_up()
    offered = offer(person)
    claim = {"pairing": offered["pairing"], "secret": "x"}
    if step not in {"whose", "ask"}:
        claim = claim_of(ask(other, offered["code"]))
    if step == "come in":
        say(person, offered, let_in=True)
    fixed_clock.advance(5 * MINUTE_MS)

    late = {
        "whose": lambda: whose(other, offered["code"]),
        "ask": lambda: ask(other, offered["code"]),
        "look": lambda: look(other, claim),
        "let in": lambda: say(person, offered, let_in=True),
        "come in": lambda: come_in(other, claim),
    }[step]()

    assert late.status_code == 404


def test_after_five_minutes_it_is_not_found_again(person: Person, fixed_clock: ManualClock) -> None:
    person.sign_up()
    offer(person)
    fixed_clock.advance(5 * MINUTE_MS)

    assert held(person) == []


def test_a_new_code_voids_the_one_from_before(person: Person, other: Person) -> None:
    person.sign_up()
    old = offer(person)
    offer(person)

    assert ask(other, old["code"]).status_code == 404


def test_a_phone_that_is_signed_out_lets_nobody_in(person: Person, other: Person) -> None:
    person.sign_up()
    offered = offer(person)
    person.sign_out()

    assert ask(other, offered["code"]).status_code == 404


@pytest.mark.parametrize("how", ["changed", "recovered"])
def test_a_new_password_keeps_out_a_phone_that_was_let_in_before(
    person: Person, other: Person, how: str
) -> None:
    code = person.sign_up().get_json()["recovery_codes"][0]
    claim = paired(person, other)

    assert (
        change_password(person) if how == "changed" else recover(person, code)
    ).status_code == 200

    assert come_in(other, claim).status_code == 404
    assert other.who_am_i().status_code == 401


@pytest.mark.parametrize("way", ["ask", "whose"])
def test_guessing_codes_is_slowed_down(settings: Settings, way: str) -> None:
    limited = create_app(settings.model_copy(update={"rate_limits": True}))
    client = limited.test_client()
    headers = {"X-Uncramp": "1", "Sec-Fetch-Site": "same-origin"}

    def guess(number: int) -> int:
        wish = {"code": f"0000{number:04}"}
        address = f"/api/v1/pairing-session/{way}"
        return client.post(address, json=wish, headers=headers).status_code

    answers = [guess(number) for number in range(12)]
    with limited.app_context():
        db.engine.dispose()

    assert answers == [404] * 10 + [429] * 2


def test_the_database_holds_neither_code_nor_secret_and_forgets_them_soon(
    app: Flask, person: Person, other: Person, fixed_clock: ManualClock
) -> None:
    person.sign_up()
    offered = offer(person)
    claim = claim_of(ask(other, offered["code"]))
    offer_kept = [row.secret_hash for row in rows(app)]
    fixed_clock.advance(5 * MINUTE_MS)
    with app.app_context():
        service.clean_up(now_ms=fixed_clock.now_ms())

    assert claim["secret"] not in offer_kept
    assert rows(app) == []


def rows(app: Flask) -> list[Pairing]:
    with app.app_context():
        return read(lambda session: list(session.scalars(select(Pairing))))


def test_a_proof_that_is_over_is_not_won_back_by_letting_oneself_in(
    person: Person, fixed_clock: ManualClock
) -> None:
    person.sign_up("Ada")
    fixed_clock.advance(11 * MINUTE_MS)

    assert come_in(person, paired(person, person)).status_code == 200

    farewell = person.client.delete("/api/v1/accounts", json={"username": "Ada"})
    assert farewell.get_json()["code"] == "sign-in-again"
