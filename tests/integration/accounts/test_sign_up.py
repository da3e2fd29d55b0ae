from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp.accounts import passwords

from .conftest import Person


def code_of(answer: TestResponse) -> str:
    return answer.get_json()["code"]


def test_signing_up_makes_an_account_and_signs_in(person: Person) -> None:
    made = person.sign_up("Ada")

    assert made.status_code == 201
    assert person.who_am_i().get_json() == {
        "owner": made.get_json()["owner"],
        "username": "Ada",
    }


def test_ten_different_recovery_codes_are_shown_at_sign_up(person: Person) -> None:
    codes = person.sign_up().get_json()["recovery_codes"]

    assert len(set(codes)) == 10


def test_a_name_is_taken_in_every_spelling_of_it(person: Person, other: Person) -> None:
    person.sign_up("Ada")

    for spelling in ("ada", "ADA", " Ada ", "\uff21\uff44\uff41"):
        refused = other.sign_up(spelling)
        assert (refused.status_code, code_of(refused)) == (409, "name-taken")


def test_of_many_who_want_one_name_at_once_one_gets_it(app: Flask, client: FlaskClient) -> None:
    del client

    def wish(_number: int) -> int:
        body = {"username": "ada", "password": "seven lamps on a ferry", "timezone": "UTC"}
        answer = app.test_client().post("/api/v1/accounts", json=body)
        while answer.status_code == 503:  # too many are hashing: it says so, and we ask again
            answer = app.test_client().post("/api/v1/accounts", json=body)
        return answer.status_code

    with ThreadPoolExecutor(6) as pool:
        statuses = sorted(pool.map(wish, range(6)))

    assert statuses == [201, 409, 409, 409, 409, 409]


@pytest.mark.parametrize(
    "name",
    ["ab", "a" * 33, "-ada", "ada-", "a da", "ada@home", "<b>ada</b>", "a\u200bda", "😀😀😀"],
)
def test_a_strange_name_is_refused_with_its_place(person: Person, name: str) -> None:
    refused = person.sign_up(name)

    assert (refused.status_code, code_of(refused)) == (400, "bad-request")
    assert refused.get_json()["pointer"] == "/username"


@pytest.mark.parametrize("name", ["Ada", "Zoë", "王小明", "أحمد", "ada.l_1-x", "देवनागरी"])
def test_names_of_all_scripts_are_welcome(person: Person, name: str) -> None:
    assert person.sign_up(name).status_code == 201


@pytest.mark.parametrize(
    ("password", "reason"),
    [("elevenchars", "short"), ("password1234", "common"), ("ada-lovelace", "common")],
)
def test_a_password_that_others_would_guess_is_refused(
    person: Person, password: str, reason: str
) -> None:
    refused = person.sign_up("ada-lovelace", password)

    assert (refused.status_code, code_of(refused)) == (400, "weak-password")
    assert refused.get_json()["reason"] == reason


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "🦵🌙⏰💧🥾🧦🩹🛏️🚲🧂🍌🥒",
        "x7" + "long and boring " * 20,
    ],
)
def test_any_other_password_is_welcome_whole(person: Person, other: Person, password: str) -> None:
    person.sign_up("ada", password)

    assert other.sign_in("ada", password).status_code == 200
    assert other.sign_in("ada", password[:-1]).status_code == 401


def test_a_password_is_the_same_from_every_keyboard(person: Person, other: Person) -> None:
    person.sign_up("ada", "Ångström über alles")

    assert other.sign_in("ada", "A\u030angstro\u0308m u\u0308ber alles").status_code == 200


def test_signing_up_turns_the_anonymous_owner_into_the_account(person: Person) -> None:
    anonymous = person.be_anonymous().get_json()["owner"]

    assert person.sign_up("Ada").get_json()["owner"] == anonymous
    assert person.who_am_i().get_json() == {"owner": anonymous, "username": "Ada"}


def test_of_two_accounts_made_at_once_in_one_browser_neither_becomes_the_other(
    person: Person, other: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.be_anonymous()
    other.client.set_cookie("session", person.client.get_cookie("session").value)
    hashed = passwords.hashed

    def hashed_late(password: str) -> str:
        monkeypatch.setattr(passwords, "hashed", hashed)
        # In a thread of its own: a request inside another would share what that one knows.
        with ThreadPoolExecutor(1) as pool:
            pool.submit(other.sign_up, "Eve").result()
        return hashed(password)

    monkeypatch.setattr(passwords, "hashed", hashed_late)

    assert person.sign_up("Ada").status_code == 201
    assert other.sign_in("Eve").get_json()["username"] == "Eve"


def test_the_device_stays_one_device_when_it_signs_up_and_its_secret_changes(
    person: Person,
) -> None:
    person.be_anonymous()
    before = person.client.get_cookie("session")
    person.sign_up("Ada")

    assert person.client.get_cookie("session") != before
    assert len(person.devices()) == 1


def test_a_taken_name_leaves_the_anonymous_owner_as_it_was(person: Person, other: Person) -> None:
    other.sign_up("Ada")
    anonymous = person.be_anonymous().get_json()
    person.sign_up("Ada")

    assert person.who_am_i().get_json() == anonymous


def test_asking_twice_for_an_anonymous_owner_gives_the_same_one(person: Person) -> None:
    first, second = person.be_anonymous(), person.be_anonymous()

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.get_json() == second.get_json()
