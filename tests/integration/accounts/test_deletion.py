import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, Table, Uuid, event, func, insert, select
from sqlalchemy.orm import Session

from webapp import create_app
from webapp.accounts import service
from webapp.accounts.erasure import MOST_AT_ONCE, personal_tables
from webapp.accounts.models import DeviceSession, LoginAttempts, Owner
from webapp.foundation.clock import DAY_MS, ManualClock
from webapp.foundation.database import Base, db
from webapp.foundation.ids import new_id
from webapp.foundation.transactions import read, write
from webapp.settings import Settings

from .conftest import PASSWORD, Person


def rows_of(app: Flask, owner_id: str) -> dict[str, int]:
    def count(session: Session) -> dict[str, int]:
        found = {}
        for table in personal_tables():
            mine = select(func.count()).select_from(table).where(table.c.owner_id == owner_id)
            found[table.name] = session.scalar(mine) or 0
        return found

    with app.app_context():
        return read(count)


def fill(app: Flask, owner_id: str) -> None:
    """Give the owner a row in every table that has none of theirs yet, parents first."""

    def work(session: Session) -> None:
        for table in reversed(personal_tables()):
            if session.execute(select(table).where(table.c.owner_id == owner_id)).first() is None:
                session.execute(insert(table), made_up_row(session, table, owner_id))

    with app.app_context():
        write(work)


def made_up_row(session: Session, table: Table, owner_id: str) -> dict[str, object]:
    """Return a row that refers to rows of the same owner."""
    made_up: dict[str, object] = {"owner_id": owner_id}
    for column in table.columns:
        if isinstance(column.type, Uuid):
            made_up.setdefault(column.name, new_id())
        elif not column.nullable:
            made_up.setdefault(column.name, VALUES[column.type.python_type])
    for reference in table.foreign_key_constraints:
        parent = reference.referred_table
        found = session.execute(select(parent).where(parent.c.owner_id == owner_id)).one()
        for pair in reference.elements:
            made_up[pair.parent.name] = found._mapping[pair.column.name]  # noqa: SLF001
    return made_up


VALUES = {str: "x", int: 1, bool: True, bytes: b"x", dict: {}, list: [], float: 1.0}


def test_deleting_an_account_leaves_no_row_in_any_table(app: Flask, person: Person) -> None:
    owner = person.sign_up().get_json()["owner"]
    person.sign_in(password="a wrong one")
    fill(app, owner)
    assert all(count > 0 for count in rows_of(app, owner).values())

    gone = person.client.delete("/api/v1/accounts", json={"username": "ada"})

    assert gone.status_code == 204
    assert set(rows_of(app, owner).values()) == {0}
    assert person.who_am_i().status_code == 401


def test_tries_at_a_deleted_account_are_forgotten(
    settings: Settings, fixed_clock: ManualClock
) -> None:
    limited = create_app(settings.model_copy(update={"rate_limits": True}))
    limited.extensions["clock"] = fixed_clock
    client = limited.test_client()
    headers = {"X-Uncramp": "1", "Sec-Fetch-Site": "same-origin"}
    wish = {"username": "Ada", "password": PASSWORD}
    client.post("/api/v1/accounts", json={**wish, "timezone": "UTC"}, headers=headers)
    for browser in (client, limited.test_client()):
        browser.post("/api/v1/session", json={**wish, "password": "wrong"}, headers=headers)
    client.delete("/api/v1/accounts", json=wish, headers=headers)

    with limited.app_context():
        left = read(lambda session: session.scalars(select(LoginAttempts.tries)).all())
        db.engine.dispose()

    assert left == [1]  # of the network, which is nobody's


def test_a_deleted_name_is_free_again(person: Person, other: Person) -> None:
    person.sign_up("Ada")
    person.client.delete("/api/v1/accounts", json={"username": "Ada"})

    assert other.sign_up("Ada").status_code == 201


def test_another_name_deletes_nothing(person: Person) -> None:
    person.sign_up("Ada")

    assert person.client.delete("/api/v1/accounts", json={"username": "Eve"}).status_code == 400
    assert person.who_am_i().status_code == 200


@pytest.mark.parametrize(
    ("password", "status"), [(None, 403), ("not the password", 401), (PASSWORD, 204)]
)
def test_long_after_signing_in_the_password_is_asked_again(
    person: Person, fixed_clock: ManualClock, password: str | None, status: int
) -> None:
    person.sign_up("Ada")
    fixed_clock.advance(11 * 60 * 1000)
    wish = {"username": "Ada", **({"password": password} if password else {})}

    assert person.client.delete("/api/v1/accounts", json=wish).status_code == status


def test_deleting_one_account_leaves_every_other_alone(
    app: Flask, person: Person, other: Person
) -> None:
    person.sign_up("Ada")
    kept = other.sign_up("Eve").get_json()["owner"]
    fill(app, kept)
    before = rows_of(app, kept)
    person.client.delete("/api/v1/accounts", json={"username": "Ada"})

    assert rows_of(app, kept) == before


@pytest.mark.parametrize("how", ["sign out", "sign in"])
def test_nothing_stays_of_an_anonymous_owner_that_nobody_can_reach(
    app: Flask, person: Person, other: Person, how: str
) -> None:
    other.sign_up("Ada")
    owner = person.be_anonymous().get_json()["owner"]
    fill(app, owner)
    if how == "sign out":
        person.sign_out()
    else:
        person.sign_in("Ada")

    left = rows_of(app, owner)

    assert set(left.values()) == {0}


def test_cleaning_up_erases_what_nobody_can_reach_any_more(
    app: Flask, person: Person, other: Person, fixed_clock: ManualClock
) -> None:
    owner = person.be_anonymous().get_json()["owner"]
    account = other.sign_up("Ada").get_json()["owner"]
    fixed_clock.advance(91 * DAY_MS)
    with app.app_context():
        service.clean_up(now_ms=fixed_clock.now_ms())

    assert set(rows_of(app, owner).values()) == {0}
    assert rows_of(app, account)["owner"] == 1
    assert rows_of(app, account)["device_session"] == 0


def test_cleaning_up_ends_a_session_whose_year_is_over_however_often_it_was_used(
    app: Flask, person: Person, fixed_clock: ManualClock
) -> None:
    account = person.sign_up().get_json()["owner"]
    for _ in range(7):
        fixed_clock.advance(50 * DAY_MS)
        person.who_am_i()
    fixed_clock.advance(16 * DAY_MS)
    with app.app_context():
        service.clean_up(now_ms=fixed_clock.now_ms())

    assert rows_of(app, account)["device_session"] == 0


def test_cleaning_up_after_many_lets_others_write_in_between(
    app: Flask, person: Person, fixed_clock: ManualClock
) -> None:
    kept = person.be_anonymous().get_json()["owner"]
    now = fixed_clock.now_ms()
    lost = [new_id() for _ in range(2 * MOST_AT_ONCE + 1)]

    def fill_up(session: Session) -> None:
        old = now - 91 * DAY_MS
        session.add_all(Owner(owner_id=one, zone="UTC", created_ms=old) for one in lost)
        session.flush()
        for one in lost:
            session.add(DeviceSession(**a_session(one, seen_ms=old)))

    with app.app_context():
        write(fill_up)
        with written(db.engine) as transactions:
            service.clean_up(now_ms=now)
        left = read(lambda session: session.scalars(select(Owner.owner_id)).all())

    assert left == [kept]
    assert [one["owner"] for one in transactions if "owner" in one] == [200, 200, 1]
    assert [one["device_session"] for one in transactions if "device_session" in one][:3] == [
        200,
        200,
        1,
    ]


def a_session(owner_id: str, *, seen_ms: int) -> dict[str, object]:
    return {
        "owner_id": owner_id,
        "session_id": new_id(),
        "secret_hash": new_id(),
        "signed_in_ms": seen_ms,
        "seen_ms": seen_ms,
    }


@contextmanager
def written(engine: Engine) -> Iterator[list[dict[str, int]]]:
    """Yield how many rows of which tables each transaction deleted."""
    transactions: list[dict[str, int]] = [{}]

    def count(_connection: object, cursor: Any, statement: str, *_more: object) -> None:  # noqa: ANN401
        found = re.match(r"DELETE FROM (\w+)", statement)
        if found and cursor.rowcount:
            here = transactions[-1]
            here[found[1]] = here.get(found[1], 0) + cursor.rowcount

    def close(_connection: object) -> None:
        transactions.append({})

    event.listen(engine, "after_cursor_execute", count)
    event.listen(engine, "commit", close)
    yield transactions
    event.remove(engine, "after_cursor_execute", count)
    event.remove(engine, "commit", close)


def test_every_table_of_people_leads_its_key_with_the_owner() -> None:
    for table in personal_tables():
        assert next(iter(table.primary_key.columns)).name == "owner_id", table.name


def test_every_table_that_names_no_owner_is_known_to_hold_nothing_of_people() -> None:
    nobodys = {table.name for table in Base.metadata.sorted_tables} - {
        table.name for table in personal_tables()
    }

    assert {name for name in nobodys if not name.startswith("test_")} <= NOBODYS


NOBODYS = {"login_attempts", "passkey_challenge", "sync_epoch", "worker_heartbeat"}
