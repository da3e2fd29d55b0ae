from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from webapp.accounts import passwords

from .conftest import PASSWORD, Person

NEW = "eleven kettles sing at dawn"


def change_password(person: Person, old: str = PASSWORD, new: str = NEW) -> TestResponse:
    return person.client.put("/api/v1/password", json={"password": old, "new_password": new})


def recover(person: Person, code: str, new: str = NEW, name: str = "Ada") -> TestResponse:
    wish = {"username": name, "code": code, "new_password": new}
    return person.client.post("/api/v1/recovery", json=wish)


@pytest.fixture
def while_hashing(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Return what lets something happen right after the next password has been compared."""
    matches = passwords.matches

    def let_happen(happen: Callable[[], object]) -> None:
        def matches_and_waits(password: str, kept: str | None) -> bool:
            monkeypatch.setattr(passwords, "matches", matches)
            found = matches(password, kept)
            # In a thread of its own: a request inside another would share what that one knows.
            with ThreadPoolExecutor(1) as pool:
                pool.submit(happen).result()
            return found

        monkeypatch.setattr(passwords, "matches", matches_and_waits)

    return let_happen


def test_a_password_that_is_replaced_while_it_is_compared_opens_nothing(
    person: Person, other: Person, while_hashing: Callable[[Callable[[], object]], None]
) -> None:
    code = person.sign_up().get_json()["recovery_codes"][0]
    while_hashing(lambda: recover(other, code))

    assert person.sign_in(password=PASSWORD).status_code == 401
    assert other.who_am_i().status_code == 200


def test_a_password_that_is_replaced_while_it_is_compared_replaces_nothing(
    person: Person, other: Person, while_hashing: Callable[[Callable[[], object]], None]
) -> None:
    code = person.sign_up().get_json()["recovery_codes"][0]
    while_hashing(lambda: recover(other, code))

    assert change_password(person, new="nine owls on a roof").status_code == 401
    assert other.sign_in(password=NEW).status_code == 200


def test_only_the_new_password_opens_the_account_after_a_change(
    person: Person, other: Person
) -> None:
    person.sign_up()
    change_password(person)

    assert other.sign_in(password=PASSWORD).status_code == 401
    assert other.sign_in(password=NEW).status_code == 200


def test_changing_the_password_signs_out_all_other_devices_and_not_this_one(
    person: Person, other: Person
) -> None:
    person.sign_up()
    other.sign_in()
    assert change_password(person).status_code == 200

    assert other.who_am_i().status_code == 401
    assert person.who_am_i().status_code == 200


def test_the_old_password_is_needed_to_change_it(person: Person) -> None:
    person.sign_up()

    assert change_password(person, old="a guess of somebody").status_code == 401


def test_a_weak_new_password_changes_nothing(person: Person, other: Person) -> None:
    person.sign_up()

    refused = change_password(person, new="password1234")

    assert refused.get_json()["pointer"] == "/new_password"
    assert other.sign_in(password=PASSWORD).status_code == 200


def test_a_recovery_code_opens_the_account_and_replaces_the_password(
    person: Person, other: Person
) -> None:
    code = person.sign_up().get_json()["recovery_codes"][3]

    opened = recover(other, code)

    assert opened.status_code == 200
    assert opened.get_json()["codes_left"] == 9
    assert other.who_am_i().get_json()["username"] == "Ada"
    assert person.sign_in(password=PASSWORD).status_code == 401


def test_a_recovery_code_ends_all_sessions(person: Person, other: Person) -> None:
    code = person.sign_up().get_json()["recovery_codes"][0]
    recover(other, code)

    assert person.who_am_i().status_code == 401


def test_after_a_recovery_the_private_calendar_address_leads_nowhere(
    person: Person, other: Person
) -> None:
    code = person.sign_up().get_json()["recovery_codes"][0]
    made = person.client.post("/api/v1/calendar-feed").get_json()["address"]
    address = "/calendar/" + made.rpartition("/")[2]
    assert other.client.get(address).status_code == 200
    recover(other, code)

    assert other.client.get(address).status_code == 404


def test_a_recovery_code_works_once(person: Person, other: Person) -> None:
    code = person.sign_up().get_json()["recovery_codes"][0]
    recover(other, code)

    assert recover(other, code).status_code == 401


def test_of_two_who_use_one_code_at_the_same_time_one_gets_in(app: Flask, person: Person) -> None:
    code = person.sign_up().get_json()["recovery_codes"][0]

    def attempt(_number: int) -> int:
        return recover(Person(app.test_client()), code).status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(attempt, range(2))) == [200, 401]


def test_a_code_is_understood_as_people_type_it(person: Person, other: Person) -> None:
    code = person.sign_up().get_json()["recovery_codes"][0]
    typed = f" {code.upper().replace('-', ' ').replace('0', 'O').replace('1', 'l')} "

    assert recover(other, typed).status_code == 200


def test_a_code_opens_no_other_account(person: Person, other: Person) -> None:
    code = person.sign_up("Ada").get_json()["recovery_codes"][0]
    other.sign_up("Eve")

    assert recover(other, code, name="Eve").status_code == 401
    assert recover(other, code, name="Nobody").status_code == 401


def test_a_weak_new_password_does_not_use_the_code_up(person: Person, other: Person) -> None:
    code = person.sign_up().get_json()["recovery_codes"][0]
    recover(other, code, new="password1234")

    assert recover(other, code).status_code == 200


def test_new_recovery_codes_void_the_old_ones(person: Person, other: Person) -> None:
    old = person.sign_up().get_json()["recovery_codes"][0]
    made = person.client.post("/api/v1/recovery-codes", json={"password": PASSWORD})

    assert made.status_code == 201
    assert recover(other, old).status_code == 401
    assert recover(other, made.get_json()["recovery_codes"][0]).status_code == 200
