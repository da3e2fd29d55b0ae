"""Passkeys open an account beside the password, or in its place; the last way in stays."""

import copy
from dataclasses import replace
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.support.authenticator import Authenticator
from webapp.foundation.clock import ManualClock
from webapp.settings import Settings

from .conftest import Person

MINUTE_MS = 60_000
ADDRESS = "/api/v1/passkeys"
Json = dict[str, Any]


def asked(person: Person, address: str) -> Json:
    told = person.client.post(f"{address}/challenge", json={})
    assert told.status_code == 200, told.text
    options: Json = told.get_json()["options"]
    return options


def add(person: Person, key: Authenticator, name: str = "My phone") -> TestResponse:
    made = key.make(asked(person, ADDRESS))
    return person.client.post(ADDRESS, json={"name": name, "credential": made})


def enter(person: Person, credential: Json, **more: object) -> TestResponse:
    wish = {"credential": credential, **more}
    return person.client.post("/api/v1/passkey-session", json=wish)


def come_in(person: Person, key: Authenticator, **more: object) -> TestResponse:
    return enter(person, key.sign(asked(person, "/api/v1/passkey-session")), **more)


def ways_in(person: Person) -> Json:
    found: Json = person.client.get(ADDRESS).get_json()
    return found


def remove(person: Person, number: int = 0) -> TestResponse:
    chosen = ways_in(person)["passkeys"][number]["id"]
    return person.client.delete(f"{ADDRESS}/{chosen}")


def test_a_passkey_opens_the_account_without_name_or_password(
    person: Person, other: Person, key: Authenticator
) -> None:
    person.sign_up("Ada")
    add(person, key)

    assert come_in(other, key).get_json()["username"] == "Ada"
    assert other.who_am_i().get_json()["username"] == "Ada"


def test_the_browser_is_asked_for_a_key_that_knows_its_person_and_checks_them(
    person: Person,
) -> None:
    person.sign_up("Ada")
    making, entering = asked(person, ADDRESS), asked(person, "/api/v1/passkey-session")

    assert making["authenticatorSelection"]["residentKey"] == "required"
    assert making["authenticatorSelection"]["userVerification"] == "required"
    assert (making["rp"]["id"], making["user"]["name"]) == ("localhost", "Ada")
    assert entering["userVerification"] == "required"
    assert entering.get("allowCredentials", []) == []  # nobody learns who has an account


def test_several_passkeys_have_names_and_say_when_they_were_used(
    person: Person, other: Person, key: Authenticator, second_key: Authenticator
) -> None:
    person.sign_up()
    add(person, key, " My phone ")
    add(person, second_key, "Key ring")
    come_in(other, second_key)

    found = ways_in(person)

    assert [(one["name"], one["used_at"]) for one in found["passkeys"]] == [
        ("My phone", None),
        ("Key ring", "2026-11-21T02:12:44.000Z"),
    ]
    assert (found["password"], found["recovery_codes"], found["fresh"]) == (True, 10, True)


def test_a_passkey_can_be_given_another_name(person: Person, key: Authenticator) -> None:
    person.sign_up()
    made = add(person, key).get_json()["id"]

    assert person.client.patch(f"{ADDRESS}/{made}", json={"name": "Tablet"}).status_code == 200
    assert ways_in(person)["passkeys"][0]["name"] == "Tablet"


def test_the_same_passkey_is_not_added_twice(person: Person, key: Authenticator) -> None:
    person.sign_up()
    add(person, key)
    excluded = asked(person, ADDRESS)["excludeCredentials"]

    assert [one["id"] for one in excluded] == [key.make(asked(person, ADDRESS))["id"]]
    assert add(person, key).status_code == 400


def test_a_key_of_ones_own_that_names_somebody_else_opens_nothing(
    person: Person, other: Person, key: Authenticator, second_key: Authenticator
) -> None:
    person.sign_up("Ada")
    add(person, key)
    other.sign_up("Eve")
    add(other, second_key)
    # Whose key it is stands beside what was signed, so that anybody can write another name there.
    second_key.user_handle = key.user_handle

    assert come_in(other, second_key).get_json()["code"] == "wrong-credentials"
    assert other.who_am_i().get_json()["username"] == "Eve"


@pytest.mark.parametrize("wrong", ["origin", "no check of the person", "another key", "the count"])
def test_an_answer_that_is_not_the_keys_opens_nothing(
    person: Person, other: Person, key: Authenticator, second_key: Authenticator, wrong: str
) -> None:
    person.sign_up()
    add(person, key)
    assert come_in(other, key).status_code == 200
    other.sign_out()
    forged = copy.copy(key)
    if wrong == "origin":
        forged.origin = "https://uncramp.example"
    elif wrong == "no check of the person":
        forged.verifies = False
    elif wrong == "another key":
        forged.key = second_key.key
    else:
        forged.count = 0  # a copy of the key that has been used less often

    assert come_in(other, forged).get_json()["code"] == "wrong-credentials"
    assert other.who_am_i().status_code == 401


def test_an_answer_counts_once(person: Person, other: Person, key: Authenticator) -> None:
    person.sign_up()
    add(person, key)
    answer = key.sign(asked(other, "/api/v1/passkey-session"))
    enter(other, answer)
    other.sign_out()

    assert enter(other, answer).status_code == 401


def test_a_wrong_answer_uses_the_question_up_as_well(
    person: Person, other: Person, key: Authenticator
) -> None:
    person.sign_up()
    wrong = replace(key, origin="https://uncramp.example")
    question = asked(person, ADDRESS)
    bad = person.client.post(ADDRESS, json={"name": "x", "credential": wrong.make(question)})
    late = person.client.post(ADDRESS, json={"name": "x", "credential": key.make(question)})
    add(person, key)
    riddle = asked(other, "/api/v1/passkey-session")
    enter(other, replace(key, origin="https://uncramp.example").sign(riddle))

    assert (bad.status_code, late.status_code) == (400, 400)
    assert enter(other, key.sign(riddle)).status_code == 401


def test_a_question_is_forgotten_after_five_minutes(
    person: Person, other: Person, key: Authenticator, fixed_clock: ManualClock
) -> None:
    person.sign_up()
    add(person, key)
    answer = key.sign(asked(other, "/api/v1/passkey-session"))
    fixed_clock.advance(5 * MINUTE_MS)

    assert enter(other, answer).status_code == 401


def test_a_key_made_for_one_person_is_not_added_to_another(
    person: Person, other: Person, key: Authenticator
) -> None:
    person.sign_up("Ada")
    other.sign_up("Eve")
    made = key.make(asked(person, ADDRESS))

    refused = other.client.post(ADDRESS, json={"name": "x", "credential": made})

    assert refused.status_code == 400
    assert ways_in(other)["passkeys"] == []


NONSENSE: list[Json] = [
    {},
    {"id": 1},
    {"id": "x", "rawId": "x", "type": "public-key", "response": None},
    {"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30"}},
    {"id": "é", "rawId": "=", "type": [], "response": {"userHandle": "eA", "signature": 3}},
]


@pytest.mark.parametrize("credential", NONSENSE)
def test_nonsense_is_refused_and_breaks_nothing(person: Person, credential: Json) -> None:
    person.sign_up()

    assert enter(person, credential).status_code == 401
    wish = {"name": "x", "credential": credential}
    assert person.client.post(ADDRESS, json=wish).status_code == 400


@pytest.mark.parametrize("what", ["add", "remove", "forget the password"])
def test_long_after_the_last_proof_the_ways_in_stay_as_they_are(
    person: Person, key: Authenticator, fixed_clock: ManualClock, what: str
) -> None:
    person.sign_up()
    add(person, key)
    fixed_clock.advance(11 * MINUTE_MS)

    refused = {
        "add": lambda: person.client.post(f"{ADDRESS}/challenge", json={}),
        "remove": lambda: remove(person),
        "forget the password": lambda: person.client.delete("/api/v1/password"),
    }[what]()

    assert (refused.status_code, refused.get_json()["code"]) == (403, "sign-in-again")
    assert not ways_in(person)["fresh"]


def test_a_passkey_proves_anew_who_is_there(
    person: Person, key: Authenticator, fixed_clock: ManualClock
) -> None:
    person.sign_up()
    add(person, key)
    fixed_clock.advance(11 * MINUTE_MS)
    come_in(person, key)

    assert len(person.devices()) == 1
    assert remove(person).status_code == 204


def test_a_proof_that_is_wanted_of_one_person_cannot_be_given_by_another(
    person: Person, other: Person, key: Authenticator
) -> None:
    owner = person.sign_up("Ada").get_json()["owner"]
    other.sign_up("Eve")
    add(other, key)

    refused = come_in(person, key, owner=owner)

    assert (refused.status_code, refused.get_json()["code"]) == (401, "wrong-credentials")
    assert person.who_am_i().get_json()["username"] == "Ada"


def test_a_proof_that_is_wanted_of_one_person_is_taken_from_them(
    person: Person, key: Authenticator
) -> None:
    owner = person.sign_up("Ada").get_json()["owner"]
    add(person, key)

    assert come_in(person, key, owner=owner).get_json()["owner"] == owner


def test_a_strangers_passkey_does_not_exist(
    person: Person, other: Person, key: Authenticator
) -> None:
    person.sign_up("Ada")
    other.sign_up("Eve")
    adas = add(person, key).get_json()["id"]

    assert other.client.delete(f"{ADDRESS}/{adas}").status_code == 404
    assert other.client.patch(f"{ADDRESS}/{adas}", json={"name": "x"}).status_code == 404


def test_an_account_has_room_for_twenty_passkeys(person: Person, settings: Settings) -> None:
    person.sign_up()
    for number in range(20):
        assert add(person, Authenticator(settings.public_url), f"key {number}").status_code == 201

    assert person.client.post(f"{ADDRESS}/challenge", json={}).status_code == 400


def test_two_passkeys_begun_at_once_do_not_share_the_last_place(
    person: Person, settings: Settings
) -> None:
    person.sign_up()
    for number in range(19):
        add(person, Authenticator(settings.public_url), f"key {number}")
    begun = [Authenticator(settings.public_url).make(asked(person, ADDRESS)) for _ in range(2)]

    added = [
        person.client.post(ADDRESS, json={"name": "last", "credential": made}).status_code
        for made in begun
    ]

    assert added == [201, 400]
    assert len(ways_in(person)["passkeys"]) == 20
