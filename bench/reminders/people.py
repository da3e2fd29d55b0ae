"""Fills a database with people, phones and reminders, as many as a measurement needs."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Engine, Table, create_engine

from tests.support.push_service import base64url
from webapp.accounts.models import DeviceSession, Owner
from webapp.foundation.database import Base, json_text
from webapp.reminders.models import PushSubscription, ReminderSchedule
from webapp.reminders.rows import bucket_of

if TYPE_CHECKING:
    import psycopg

HOUR_MS = 3_600_000
# A real point on the curve (the base point of P-256): the worker must really encrypt.
P256DH = base64url(
    bytes.fromhex(
        "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
    )
)
AUTH = base64url(b"0123456789abcdef")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How many reminders, of how many people, due when, pushed where."""

    people: int
    reminders: int
    due_ms: int
    every_ms: int = 0
    jitter_ms: int = 0
    endpoint: str = ""
    vapid_key: str = ""


def make_tables(url: str) -> Engine:
    """Return an engine over a database with empty tables."""
    engine = create_engine(url, json_serializer=json_text)
    Base.metadata.create_all(engine)
    return engine


def fill(engine: Engine, wanted: Wanted) -> None:
    """Write everything as fast as the drivers allow."""
    owners = [_name(1, number) for number in range(wanted.people)]
    # Seen a moment ago: the worker forgets whoever has been away for long.
    born = {"zone": "Etc/UTC", "created_ms": wanted.due_ms}
    _write(engine, Owner, ({"owner_id": owner, **born} for owner in owners))
    if wanted.endpoint:
        _write(engine, DeviceSession, (_session(owner, wanted) for owner in owners))
        _write(engine, PushSubscription, (_phone(owner, wanted) for owner in owners))
    _write(engine, ReminderSchedule, _reminders(owners, wanted))


def _name(kind: int, number: int) -> str:
    return str(uuid.UUID(int=(kind << 96) + number, version=4))


def _session(owner: str, wanted: Wanted) -> dict[str, Any]:
    return {
        "owner_id": owner,
        "session_id": owner,
        "secret_hash": owner,
        "signed_in_ms": wanted.due_ms,
        "seen_ms": wanted.due_ms,
    }


def _phone(owner: str, wanted: Wanted) -> dict[str, Any]:
    return {
        "owner_id": owner,
        "subscription_id": owner,
        "session_id": owner,
        "endpoint": f"{wanted.endpoint}/{owner}",
        "endpoint_hash": owner.replace("-", ""),
        "p256dh": P256DH,
        "auth": AUTH,
        "vapid_key": wanted.vapid_key,
        "timezone": "Etc/UTC",
        "state": "live",
        "seen_ms": 0,
        "failures": 0,
    }


def _reminders(owners: list[str], wanted: Wanted) -> Iterator[dict[str, Any]]:
    for number in range(wanted.reminders):
        owner = owners[number % len(owners)]
        due = wanted.due_ms + number * wanted.every_ms
        yield {
            "owner_id": owner,
            "reminder_id": _name(2, number),
            "bucket": bucket_of(owner),
            "what": "bedtime-stretch",
            "title": "",
            "schedule": {"times": ["22:30"], "max_per_day": 48},
            "due_ms": due,
            "deadline_ms": due + 2 * HOUR_MS,
            "claim_ms": due + (number * 7919 % wanted.jitter_ms if wanted.jitter_ms else 0),
            "local_date": "2026-11-21",
            "slot": "22:30",
            "tries": 0,
        }


def _write(engine: Engine, model: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    """Hand the rows to the driver as they are: a million take the layer above it minutes."""
    table = cast("Table", model.__table__)
    many = iter(rows)
    first = next(many)
    process = [
        table.c[name].type.dialect_impl(engine.dialect).bind_processor(engine.dialect)
        for name in first
    ]
    values = (
        tuple(
            each(value) if each else value
            for each, value in zip(process, row.values(), strict=True)
        )
        for row in chain([first], many)
    )
    names = ", ".join(first)
    with engine.begin() as connection:
        cursor = connection.connection.cursor()
        if engine.dialect.name == "sqlite":
            marks = ", ".join("?" * len(first))
            cursor.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", values)  # noqa: S608
            return
        with cast("psycopg.Cursor", cursor).copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)
