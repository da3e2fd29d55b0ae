"""Another phone comes in with eight characters, once, and only when the first one says so."""

import re

from flask import Flask
from werkzeug.test import TestResponse

from .conftest import PASSWORD, Person
from .test_sessions import IPHONE

MINUTE_MS = 60_000
Json = dict[str, object]


def offer(person: Person) -> Json:
    made = person.client.post("/api/v1/pairings", json={})
    assert made.status_code == 201, made.text
    shown: Json = made.get_json()
    return shown


def ask(other: Person, code: object) -> TestResponse:
    return other.client.post("/api/v1/pairing-session/ask", json={"code": code})


def whose(other: Person, code: object) -> TestResponse:
    return other.client.post("/api/v1/pairing-session/whose", json={"code": code})


def claim_of(asked: TestResponse) -> Json:
    told = asked.get_json()
    return {"pairing": told["pairing"], "secret": told["secret"]}


def look(other: Person, claim: Json) -> TestResponse:
    return other.client.post("/api/v1/pairing-session/look", json=claim)


def come_in(other: Person, claim: Json) -> TestResponse:
    return other.client.post("/api/v1/pairing-session", json=claim)


def say(person: Person, offered: Json, *, let_in: bool) -> TestResponse:
    return person.client.put(f"/api/v1/pairings/{offered['pairing']}", json={"let_in": let_in})


def show(person: Person, offered: Json) -> TestResponse:
    return person.client.get(f"/api/v1/pairings/{offered['pairing']}")


def held(person: Person) -> list[Json]:
    """Return what the signed-in phone finds again of its pairings."""
    found = person.client.get("/api/v1/pairings")
    assert found.status_code == 200, found.text
    pairings: list[Json] = found.get_json()["pairings"]
    return pairings


def let_in(person: Person, other: Person) -> tuple[Json, Json]:
    """Go through with it, up to the last step; return what the old and the new phone hold."""
    offered = offer(person)
    claim = claim_of(ask(other, offered["code"]))
    assert say(person, offered, let_in=True).status_code == 204
    return offered, claim


def paired(person: Person, other: Person) -> Json:
    """Do the same; return what the new phone holds."""
    return let_in(person, other)[1]


def test_a_phone_that_is_let_in_is_signed_in_to_the_same_account(
    person: Person, other: Person
) -> None:
    owner = person.sign_up("Ada").get_json()["owner"]

    entered = come_in(other, paired(person, other))

    assert (entered.status_code, entered.get_json()) == (200, {"owner": owner, "username": "Ada"})
    assert other.who_am_i().get_json()["owner"] == owner
    assert len(person.devices()) == 2


def test_the_code_has_eight_characters_and_the_squares_say_the_same(person: Person) -> None:
    person.sign_up()
    offered = offer(person)
    squares = offered["squares"]

    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", str(offered["code"]))
    assert str(offered["link"]).endswith(
        "/account#pair=" + str(offered["code"]).replace("-", "").lower()
    )
    assert isinstance(squares, list)
    assert {len(row) for row in squares} == {len(squares)}
    assert squares[0].startswith("1111111")  # the mark in the corner


def test_the_signed_in_phone_sees_what_asks_and_the_new_one_whose_account_it_is(
    person: Person, other: Person
) -> None:
    person.sign_up("Ada")
    other.client.environ_base["HTTP_USER_AGENT"] = IPHONE
    offered = offer(person)
    before = show(person, offered).get_json()
    asked = ask(other, offered["code"])

    after = show(person, offered).get_json()

    number = asked.get_json()["number"]
    assert before == {"state": "open", "browser": None, "system": None, "number": None}
    assert after == {"state": "asked", "browser": "Safari", "system": "iPhone", "number": number}
    assert asked.get_json()["username"] == "Ada"


def test_both_phones_show_the_same_two_digits_and_another_pairing_shows_others(
    app: Flask, person: Person
) -> None:
    person.sign_up()
    seen = set()
    for _ in range(8):
        offered = offer(person)
        here = ask(Person(app.test_client()), offered["code"]).get_json()["number"]
        there = show(person, offered).get_json()["number"]
        assert here == there
        assert 10 <= here <= 99
        seen.add(here)

    assert len(seen) > 1


def test_the_account_behind_a_code_is_told_before_anybody_asks_to_enter(
    person: Person, other: Person
) -> None:
    person.sign_up("Ada")
    offered = offer(person)

    told = whose(other, offered["code"])

    assert (told.status_code, told.get_json()) == (200, {"username": "Ada"})
    assert show(person, offered).get_json()["state"] == "open"
    assert ask(other, offered["code"]).status_code == 200
    assert whose(other, offered["code"]).get_json()["code"] == "wrong-code"


def test_nobody_comes_in_before_the_signed_in_phone_has_said_so(
    person: Person, other: Person
) -> None:
    person.sign_up()
    claim = claim_of(ask(other, offer(person)["code"]))

    assert look(other, claim).get_json()["state"] == "asked"
    assert come_in(other, claim).status_code == 404
    assert other.who_am_i().status_code == 401


def test_a_phone_that_is_turned_away_stays_outside(person: Person, other: Person) -> None:
    person.sign_up()
    offered = offer(person)
    claim = claim_of(ask(other, offered["code"]))
    say(person, offered, let_in=False)

    assert look(other, claim).get_json()["code"] == "wrong-code"
    assert come_in(other, claim).status_code == 404


def test_a_code_works_once(app: Flask, person: Person, other: Person) -> None:
    person.sign_up()
    offered = offer(person)
    ask(other, offered["code"])

    assert ask(Person(app.test_client()), offered["code"]).get_json()["code"] == "wrong-code"


def test_whoever_was_let_in_comes_in_once(person: Person, other: Person) -> None:
    person.sign_up()
    claim = paired(person, other)
    come_in(other, claim)

    assert come_in(other, claim).status_code == 404


def test_the_signed_in_phone_learns_when_the_other_one_has_come_in(
    person: Person, other: Person
) -> None:
    person.sign_up()
    offered, claim = let_in(person, other)
    before = show(person, offered).get_json()["state"]
    come_in(other, claim)

    after = show(person, offered).get_json()

    assert before == "let-in"
    assert (after["state"], after["number"]) == ("in", None)


def test_whoever_has_come_in_is_no_longer_turned_away_and_looks_no_more(
    person: Person, other: Person
) -> None:
    person.sign_up()
    offered, claim = let_in(person, other)
    come_in(other, claim)

    assert say(person, offered, let_in=False).status_code == 404
    assert look(other, claim).status_code == 404


def test_a_phone_that_comes_back_to_its_page_finds_its_pairing_again(
    person: Person, other: Person
) -> None:
    person.sign_up()
    assert held(person) == []
    offered = offer(person)
    again = [{"pairing": offered["pairing"], "until": offered["until"]}]
    assert held(person) == again
    claim = claim_of(ask(other, offered["code"]))
    assert held(person) == again
    say(person, offered, let_in=True)
    assert held(person) == again

    come_in(other, claim)

    assert held(person) == []


def test_no_other_phone_finds_a_pairing_that_it_did_not_begin(
    app: Flask, person: Person, other: Person
) -> None:
    eve = Person(app.test_client())
    person.sign_up("Ada")
    come_in(other, paired(person, other))
    eve.sign_up("Eve")
    offered = offer(person)
    ask(eve, offered["code"])

    assert held(other) == []
    assert held(eve) == []
    assert len(held(person)) == 1


def test_the_code_is_understood_as_people_type_it(person: Person, other: Person) -> None:
    person.sign_up()
    typed = str(offer(person)["code"]).replace("-", " ").replace("0", "o").replace("1", "I")

    assert ask(other, f" {typed.lower()} ").status_code == 200


def test_a_stranger_cannot_answer_for_somebody_else(app: Flask, person: Person) -> None:
    eve = Person(app.test_client())
    person.sign_up("Ada")
    eve.sign_up("Eve")
    offered = offer(person)
    ask(eve, offered["code"])

    assert say(eve, offered, let_in=True).status_code == 404
    assert show(eve, offered).status_code == 404


def test_a_claim_needs_the_secret_of_the_phone_that_asked(person: Person, other: Person) -> None:
    person.sign_up()
    claim = paired(person, other)

    assert come_in(other, claim | {"secret": "another"}).status_code == 404


def test_nobody_is_let_in_before_anybody_has_asked(person: Person) -> None:
    person.sign_up()

    assert say(person, offer(person), let_in=True).status_code == 404


def test_a_phone_that_was_let_in_must_prove_itself_before_it_deletes_the_account(
    person: Person, other: Person
) -> None:
    person.sign_up("Ada")
    come_in(other, paired(person, other))
    wish = {"username": "Ada"}

    assert other.client.delete("/api/v1/accounts", json=wish).status_code == 403
    wish["password"] = PASSWORD
    assert other.client.delete("/api/v1/accounts", json=wish).status_code == 204


def test_pairing_keeps_what_this_phone_had_proved_before(person: Person) -> None:
    person.sign_up("Ada")
    come_in(person, paired(person, person))

    assert len(person.devices()) == 1
    assert person.client.delete("/api/v1/accounts", json={"username": "Ada"}).status_code == 204
