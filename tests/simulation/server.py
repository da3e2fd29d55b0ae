"""The real server under a simulation: its routes, its database, and ways to break it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, TypeVar

import pytest
from flask import Flask
from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session
from werkzeug.test import create_environ

from tests.simulation.device import Json
from tests.support.sync_device import OURS
from webapp.accounts import sessions
from webapp.accounts.models import Owner
from webapp.accounts.user_agent import DeviceLabel
from webapp.api import sync as sync_api
from webapp.contract.problem import Code, Problem
from webapp.foundation.database import db
from webapp.foundation.ids import new_id
from webapp.foundation.transactions import read, write
from webapp.sync import epochs
from webapp.sync.models import SyncEpoch, SyncHead, SyncHistory, SyncReceipt, SyncRecord
from webapp.sync.page import PageSize

Found = TypeVar("Found")
Backup = dict[type[Any], list[Json]]

TABLES = (SyncHead, SyncRecord, SyncReceipt, SyncHistory)
_RECORDS = select(SyncRecord.__table__).where(SyncRecord.owner_id == bindparam("owner"))
_HEADS = select(SyncHead.__table__).where(SyncHead.owner_id == bindparam("owner"))
_EPOCH = select(SyncEpoch.name)
NOW_MS = 1_795_227_164_000


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the database holds of the person at one moment."""

    records: dict[str, Json]
    head: Json | None
    epoch: str


class Crashed(Exception):  # noqa: N818  (an event of the simulation)
    """The server died; whoever waited for an answer gets none."""


class Server:
    """One person's account on the real app."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.crash: str | None = None
        with app.app_context():
            self.engine = db.engine
        self.owner, self.token = self._do(write, self._sign_up)
        self._do(write, epochs.current_epoch)
        cookie = {**OURS, "Cookie": f"session={self.token}"}
        self._environ = create_environ("/api/v1/sync", method="POST", headers=cookie)
        self._environ["CONTENT_TYPE"] = "application/json"
        self._parts = app.extensions[sync_api.PARTS]
        self._seen: Seen | None = None

    def _sign_up(self, session: Session) -> tuple[str, str]:
        name = new_id()
        owner = Owner(
            owner_id=new_id(), username=name, username_key=name, zone="UTC", created_ms=NOW_MS
        )
        session.add(owner)
        session.flush()
        label = DeviceLabel(browser=None, system=None)
        begun = sessions.begin(session, owner, label=label, now_ms=NOW_MS)
        return owner.owner_id, begun.token

    def _do(
        self, run: Callable[[Callable[[Session], Found]], Found], work: Callable[[Session], Found]
    ) -> Found:
        with self.app.app_context():
            return run(work)

    def post(self, request: Json, *, page: int, crash: str | None) -> Json:
        """Answer a request, with pages of this size; perhaps die before or after the commit."""
        size = PageSize(records=page)
        self.app.extensions[sync_api.PARTS] = replace(self._parts, page_size=size)
        self.crash = crash
        self._seen = None
        status, body = self._ask(json.dumps(request).encode())
        if body.get("code") == "busy":
            raise Crashed
        assert status == "200 OK" or body["code"] == "reset", body
        return body

    def _ask(self, raw: bytes) -> tuple[str, Json]:
        """Ask as a WSGI server does: the test client takes a third of the time of a request."""
        told: list[str] = []
        environ = {**self._environ, "wsgi.input": BytesIO(raw), "CONTENT_LENGTH": str(len(raw))}
        answer = self.app(environ, lambda status, *_: told.append(status))
        try:
            body: Json = json.loads(b"".join(answer))
        finally:
            if hasattr(answer, "close"):
                answer.close()
        return told[0], body

    @contextmanager
    def crashing(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """Let the server die where `post` says."""

        def write_or_die(work: Callable[[Session], Found]) -> Found:
            def work_and_die(session: Session) -> Found:
                found = work(session)
                if self.crash == "before commit":
                    raise _death()
                return found

            found = write(work_and_die)
            if self.crash == "after commit":
                raise _death()
            return found

        with monkeypatch.context() as patch:
            patch.setattr(sync_api, "write", write_or_die)
            yield

    def look(self) -> Seen:
        """Return what is stored; asked again only after a request or a restore."""
        if self._seen is None:
            reading = {"read_only": True}
            with self.engine.connect().execution_options(**reading) as connection:
                rows = connection.execute(_RECORDS, {"owner": self.owner}).mappings()
                heads = connection.execute(_HEADS, {"owner": self.owner}).mappings()
                self._seen = Seen(
                    records={row["record_id"]: dict(row) for row in rows},
                    head=next((dict(row) for row in heads), None),
                    epoch=connection.execute(_EPOCH).scalar_one(),
                )
        return self._seen

    def records(self) -> dict[str, Json]:
        """Return every record that is stored, tombstones too."""
        return self.look().records

    def epoch(self) -> str:
        """Return the name of the present history."""
        return self.look().epoch

    def head(self) -> int:
        """Return the newest number."""
        head = self.look().head
        return head["seq"] if head else 0

    def rows(self, table: type[Any]) -> list[Json]:
        """Return this person's rows of a table."""
        return self._do(read, lambda session: self._rows(session, table))

    def _rows(self, session: Session, table: type[Any]) -> list[Json]:
        query = select(table.__table__).where(table.owner_id == self.owner)
        return [dict(row) for row in session.execute(query).mappings()]

    def backup(self) -> Backup:
        """Return what a backup of the database would hold of this person."""
        return self._do(
            read, lambda session: {table: self._rows(session, table) for table in TABLES}
        )

    def restore(self, backup: Backup) -> None:
        """Go back to a backup, and begin a new history as an operator does."""

        def work(session: Session) -> None:
            for table in TABLES:
                session.execute(delete(table).where(table.owner_id == self.owner))
                if backup[table]:
                    session.execute(insert(table), backup[table])
            epochs.begin_epoch(session)

        self._do(write, work)
        self._seen = None


def _death() -> Problem:
    """Return what makes the server answer nothing of use, and log nothing."""
    return Problem(Code.BUSY)
