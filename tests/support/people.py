"""People with accounts and something in every table, made without the price of a password."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import JSON, Boolean, Column, Integer, Table, Uuid, insert, select
from sqlalchemy.orm import Session

from webapp.accounts import sessions
from webapp.accounts.models import Owner
from webapp.accounts.user_agent import DeviceLabel
from webapp.foundation.database import Base
from webapp.foundation.ids import new_id
from webapp.foundation.transactions import read, write

Rows = dict[str, list[dict[str, Any]]]
CANARY = "canary"


# Columns whose words the code must understand.
MEANT = {
    ("sync_head", "sum"): "0" * 16,
    ("push_subscription", "endpoint"): f"https://{CANARY}.push.example/0",
    ("push_subscription", "state"): "live",
    ("push_subscription", "timezone"): "UTC",
    ("reminder_schedule", "schedule"): {"times": ["08:00"]},
    ("reminder_schedule", "zone"): "UTC",
    ("reminder_schedule", "local_date"): "2026-11-21",
    ("reminder_delivery", "local_date"): "2026-11-21",
}


def personal_tables() -> list[Table]:
    """Return the tables whose rows belong to somebody, those that others refer to first."""
    return [table for table in Base.metadata.sorted_tables if "owner_id" in table.columns]


@dataclass
class Person:
    """Somebody, what their browser holds, and what the server holds of them."""

    app: Flask
    owner: str
    token: str
    kept: dict[tuple[str, str], Any] = field(default_factory=dict)

    def browser(self) -> FlaskClient:
        """Return a browser that is signed in."""
        found = FlaskClient(self.app, self.app.response_class)
        found.set_cookie("session", self.token)
        return found

    def id_called(self, name: str) -> str | None:
        """Return the value of this person's that an address calls by this name."""
        named = {column: value for (_, column), value in self.kept.items()}
        found = named.get(name, named.get(f"{name}_id"))
        return None if found is None else str(found)

    def rows(self) -> Rows:
        """Return all that is stored of this person."""

        def work(session: Session) -> Rows:
            return {
                table.name: [
                    dict(row)
                    for row in session.execute(
                        select(table).where(table.c.owner_id == self.owner)
                    ).mappings()
                ]
                for table in personal_tables()
            }

        with self.app.app_context():
            return read(work)

    def secrets(self) -> set[str]:
        """Return what nobody else may ever be told."""
        ids = {str(value) for value in self.kept.values() if len(str(value)) == len(self.owner)}
        return ids | {self.owner, CANARY}


def make_person(app: Flask, *, now_ms: int, has_account: bool = True) -> Person:
    """Make an account, or an owner without one, with one signed-in browser and nothing else."""
    name = new_id() if has_account else None

    def work(session: Session) -> sessions.SignedIn:
        owner = Owner(
            owner_id=new_id(), username=name, username_key=name, zone="UTC", created_ms=now_ms
        )
        session.add(owner)
        session.flush()
        label = DeviceLabel(browser=None, system=None)
        return sessions.begin(session, owner, label=label, now_ms=now_ms)

    with app.app_context():
        begun = write(work)
    return Person(app=app, owner=begun.owner_id, token=begun.token)


def fill(person: Person, *, now_ms: int) -> Person:
    """Put a row of this person into every table that holds none of them yet."""
    there = person.rows()
    for name, rows in there.items():
        person.kept |= {(name, column): value for row in rows for column, value in row.items()}

    def work(session: Session) -> None:
        for table in personal_tables():
            if there[table.name]:
                continue
            row = {column.name: _value(person, column, now_ms) for column in table.columns}
            session.execute(insert(table), row)
            person.kept |= {(table.name, column): value for column, value in row.items()}

    with person.app.app_context():
        write(work)
    return person


def _value(person: Person, column: Column[Any], now_ms: int) -> Any:  # noqa: ANN401 - what a column takes
    for key in column.foreign_keys:
        table, name = key.target_fullname.split(".")
        if (table, name) in person.kept:
            return person.kept[table, name]
    if column.name == "owner_id":
        return person.owner
    if (column.table.name, column.name) in MEANT:
        return MEANT[column.table.name, column.name]
    made = {
        Uuid: str(uuid.uuid4()),
        Boolean: False,
        JSON: {"note": CANARY},
        Integer: now_ms if column.name.endswith("_ms") else 1,
    }
    fitting = [value for kind, value in made.items() if isinstance(column.type, kind)]
    text = f"{CANARY}-{uuid.uuid4()}"[: getattr(column.type, "length", None) or 64]
    return fitting[0] if fitting else text
