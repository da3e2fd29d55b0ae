"""Doing without the password, and what a recovery code leaves: the last way in stays."""

from tests.support.authenticator import Authenticator
from webapp.foundation.clock import ManualClock

from .conftest import PASSWORD, Person
from .test_passkeys import ADDRESS, MINUTE_MS, add, asked, come_in, remove, ways_in
from .test_ways_back_in import recover


def without_password(person: Person, *keys: Authenticator) -> None:
    person.sign_up("Ada")
    for key in keys:
        assert add(person, key).status_code == 201
    assert person.client.delete("/api/v1/password").status_code == 204


def test_the_password_stays_while_there_are_not_two_passkeys(
    person: Person, key: Authenticator
) -> None:
    person.sign_up()
    add(person, key)

    refused = person.client.delete("/api/v1/password")

    assert (refused.status_code, refused.get_json()["code"]) == (409, "last-way-in")
    assert ways_in(person)["password"]


def test_without_a_password_only_passkeys_open_the_account(
    person: Person, other: Person, key: Authenticator, second_key: Authenticator
) -> None:
    without_password(person, key, second_key)

    assert ways_in(person)["password"] is False
    assert other.sign_in("Ada", PASSWORD).status_code == 401
    assert come_in(other, second_key).status_code == 200


def test_the_last_way_in_cannot_be_removed(
    person: Person, key: Authenticator, second_key: Authenticator
) -> None:
    without_password(person, key, second_key)

    assert remove(person).status_code == 204
    assert remove(person).get_json()["code"] == "last-way-in"
    assert len(ways_in(person)["passkeys"]) == 1


def test_whoever_has_no_password_can_set_one_make_codes_and_leave(
    person: Person, other: Person, key: Authenticator, second_key: Authenticator
) -> None:
    without_password(person, key, second_key)
    new = "eleven kettles sing at dawn"

    assert person.client.post("/api/v1/recovery-codes", json={}).status_code == 201
    assert person.client.put("/api/v1/password", json={"new_password": new}).status_code == 200
    assert other.sign_in("Ada", new).status_code == 200
    assert person.client.delete("/api/v1/accounts", json={"username": "Ada"}).status_code == 204


def test_whoever_has_a_password_cannot_replace_it_without_it(person: Person) -> None:
    person.sign_up()
    wish = {"new_password": "eleven kettles sing at dawn"}

    assert person.client.put("/api/v1/password", json=wish).status_code == 401


def test_a_recovery_code_leaves_the_passkeys_and_tells_how_many_there_are(
    person: Person, other: Person, key: Authenticator
) -> None:
    code = person.sign_up("Ada").get_json()["recovery_codes"][0]
    add(person, key)

    opened = recover(other, code)

    assert opened.get_json()["passkeys"] == 1
    assert person.who_am_i().status_code == 401
    assert remove(other).status_code == 204  # asked about it, the person can say no at once
    assert come_in(person, key).status_code == 401


def test_a_proof_that_is_over_before_the_passkey_is_made_makes_none(
    person: Person, key: Authenticator, fixed_clock: ManualClock
) -> None:
    person.sign_up()
    fixed_clock.advance(9 * MINUTE_MS)
    made = key.make(asked(person, ADDRESS))
    fixed_clock.advance(2 * MINUTE_MS)

    late = person.client.post(ADDRESS, json={"name": "My phone", "credential": made})

    assert late.get_json()["code"] == "sign-in-again"
    assert ways_in(person)["passkeys"] == []


def test_a_passkey_that_was_made_for_whoever_held_the_phone_is_not_kept(
    person: Person, key: Authenticator
) -> None:
    person.sign_up()
    key.verifies = False

    assert add(person, key).status_code == 400
    assert ways_in(person)["passkeys"] == []
