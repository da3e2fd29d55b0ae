from hashlib import sha256

from flask import Flask
from sqlalchemy import select

from webapp.accounts.models import DeviceSession, RecoveryCode
from webapp.foundation.clock import DAY_MS, ManualClock
from webapp.foundation.transactions import read

from .conftest import Person

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0) AppleWebKit/605 Version/26.0 Safari/604"


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(
    person: Person, other: Person
) -> None:
    person.sign_up("Ada")

    wrong, unknown = other.sign_in("Ada", "not the password"), other.sign_in("Nobody")

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.get_json() == unknown.get_json()


def test_a_name_that_no_database_can_be_asked_for_is_unknown(person: Person) -> None:
    assert person.sign_in("Ada\0").status_code == 401


def test_signing_in_works_in_every_spelling_of_the_name(person: Person, other: Person) -> None:
    person.sign_up("Ada")

    assert other.sign_in("aDA").get_json()["username"] == "Ada"


def test_a_cookie_is_worth_nothing_after_signing_out(person: Person, other: Person) -> None:
    person.sign_up()
    stolen = person.client.get_cookie("session").value
    person.sign_out()
    other.client.set_cookie("session", stolen)

    assert other.who_am_i().status_code == 401


def test_signing_out_twice_does_no_harm(person: Person) -> None:
    person.sign_up()

    assert [person.sign_out().status_code for _ in range(2)] == [204, 204]


def test_the_list_of_devices_says_which_one_this_is(person: Person, other: Person) -> None:
    person.sign_up()
    other.client.environ_base["HTTP_USER_AGENT"] = IPHONE
    other.sign_in()

    here = [device for device in other.devices() if device["current"]]

    assert len(other.devices()) == 2
    assert [(device["browser"], device["system"]) for device in here] == [("Safari", "iPhone")]


def test_a_device_can_be_signed_out_from_another_one(person: Person, other: Person) -> None:
    person.sign_up()
    other.sign_in()
    lost = next(device["id"] for device in person.devices() if not device["current"])

    assert person.client.delete(f"/api/v1/sessions/{lost}").status_code == 204
    assert other.who_am_i().status_code == 401
    assert person.who_am_i().status_code == 200


def test_signing_this_device_out_in_the_list_forgets_its_cookie(person: Person) -> None:
    person.sign_up()
    here = person.devices()[0]["id"]
    person.client.delete(f"/api/v1/sessions/{here}")

    assert person.client.get_cookie("session") is None


def test_nobody_can_sign_out_a_stranger(person: Person, other: Person) -> None:
    person.sign_up("Ada")
    other.sign_up("Eve")
    adas = person.devices()[0]["id"]

    assert other.client.delete(f"/api/v1/sessions/{adas}").status_code == 404
    assert person.who_am_i().status_code == 200


def test_an_id_that_is_none_is_not_found(person: Person) -> None:
    person.sign_up()

    for strange in ("x", "0199f0c2", "%00", "a" * 65):
        assert person.client.delete(f"/api/v1/sessions/{strange}").status_code in {400, 404}


def test_an_anonymous_owner_has_no_list_of_devices(person: Person) -> None:
    person.be_anonymous()

    assert person.client.get("/api/v1/sessions").status_code == 403


def test_a_session_unused_for_ninety_days_is_over(person: Person, fixed_clock: ManualClock) -> None:
    person.sign_up()
    fixed_clock.advance(90 * DAY_MS + 1)

    assert person.who_am_i().status_code == 401


def test_a_session_in_use_lasts_a_year_and_no_longer(
    person: Person, fixed_clock: ManualClock
) -> None:
    person.sign_up()
    for _ in range(7):
        fixed_clock.advance(50 * DAY_MS)
        assert person.who_am_i().status_code == 200
    fixed_clock.advance(16 * DAY_MS)

    assert person.who_am_i().status_code == 401


def test_a_device_whose_session_is_over_is_in_no_list(
    person: Person, other: Person, fixed_clock: ManualClock
) -> None:
    person.sign_up()
    for _ in range(7):
        fixed_clock.advance(50 * DAY_MS)
        person.who_am_i()
    other.sign_in()
    assert len(other.devices()) == 2

    fixed_clock.advance(16 * DAY_MS)

    assert [device["current"] for device in other.devices()] == [True]


def test_a_device_unused_for_ninety_days_is_in_no_list(
    person: Person, other: Person, fixed_clock: ManualClock
) -> None:
    person.sign_up()
    fixed_clock.advance(DAY_MS)
    other.sign_in()

    fixed_clock.advance(89 * DAY_MS + 1)

    assert [device["current"] for device in other.devices()] == [True]


def test_signing_in_again_replaces_the_session_and_adds_no_device(person: Person) -> None:
    person.sign_up()
    before = person.client.get_cookie("session").value
    person.sign_in()

    assert person.client.get_cookie("session").value != before
    assert len(person.devices()) == 1


def test_signing_in_as_somebody_else_ends_the_session_held_before(
    person: Person, other: Person
) -> None:
    person.sign_up("Ada")
    stolen = person.client.get_cookie("session").value
    other.sign_up("Eve")
    person.sign_in("Eve")
    other.client.set_cookie("session", stolen)

    assert other.who_am_i().status_code == 401


def test_the_database_holds_no_secret_that_opens_anything(app: Flask, person: Person) -> None:
    codes = person.sign_up().get_json()["recovery_codes"]
    secret = person.client.get_cookie("session").value.partition(".")[2]

    with app.app_context():
        kept = read(lambda session: session.scalars(select(DeviceSession.secret_hash)).all())
        hashes = read(lambda session: session.scalars(select(RecoveryCode.code_hash)).all())

    assert kept == [sha256(secret.encode()).hexdigest()]
    assert not set(codes) & set(hashes)


def test_a_mangled_cookie_is_nobody(person: Person) -> None:
    person.sign_up()
    good = person.client.get_cookie("session").value
    for bad in ("", ".", "x.y", good[:-1], good + "x", good.upper(), f".{good}", "é" * 40):
        person.client.set_cookie("session", bad)
        assert person.who_am_i().status_code == 401


def test_a_browser_that_is_signed_out_elsewhere_is_pushed_to_no_more(
    person: Person, other: Person, another_browsers_push: dict[str, object]
) -> None:
    person.sign_up()
    other.sign_in()
    other.client.put("/api/v1/push-subscriptions", json=another_browsers_push)
    shown = person.client.get("/api/v1/push-subscriptions").get_json()["subscriptions"]
    lost = next(device["id"] for device in person.devices() if not device["current"])
    person.client.delete(f"/api/v1/sessions/{lost}")
    left = person.client.get("/api/v1/push-subscriptions").get_json()["subscriptions"]

    assert (len(shown), len(left)) == (1, 0)


def test_signing_up_keeps_the_pushes_of_the_anonymous_owner(
    person: Person, another_browsers_push: dict[str, object]
) -> None:
    person.be_anonymous()
    person.client.put("/api/v1/push-subscriptions", json=another_browsers_push)
    person.sign_up()
    kept = person.client.get("/api/v1/push-subscriptions").get_json()["subscriptions"]

    assert len(kept) == 1
