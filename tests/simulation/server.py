"""The real server under a simulation: its routes, its database, and ways to break it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from flask import Flask
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from tests.simulation.device import Json
from tests.support.sync_device import OURS
from webapp.accounts import sessions
from webapp.accounts.models import Owner
from webapp.accounts.user_agent import DeviceLabel
from webapp.api import sync as sync_api
from webapp.contract.problem import Code, Problem
from webapp.foundation.ids import new_id
from webapp.foundation.transactions import read, write
from webapp.sync import epochs
from webapp.sync.models import SyncHead, SyncHistory, SyncReceipt, SyncRecord
from webapp.sync.page import PageSize

Found = TypeVar("Found")
Backup = dict[type[Any], list[Json]]

TABLES = (SyncHead, SyncRecord, SyncReceipt, SyncHistory)
NOW_MS = 1_795_227_164_000


class Crashed(Exception):  # noqa: N818  (an event of the simulation)
    """The server died; whoever waited for an answer gets none."""


class Server:
    """One person's account on the real app."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.crash: str | None = None
        self.owner, token = self._do(write, self._sign_up)
        self.http = app.test_client()
        self.http.set_cookie("session", token)

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
        parts = self.app.extensions[sync_api.PARTS]
        size = PageSize(records=page)
        self.app.extensions[sync_api.PARTS] = replace(parts, page_size=size)
        self.crash = crash
        response = self.http.post("/api/v1/sync", json=request, headers=OURS)
        body: Json = response.get_json()
        if body.get("code") == "busy":
            raise Crashed
        assert response.status_code == 200 or body["code"] == "reset", response.text
        return body

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

    def records(self) -> dict[str, Json]:
        """Return every record that is stored, tombstones too."""
        return {row["record_id"]: row for row in self.rows(SyncRecord)}

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

    def epoch(self) -> str:
        """Return the name of the present history."""
        return self._do(write, epochs.current_epoch)


def _death() -> Problem:
    """Return what makes the server answer nothing of use, and log nothing."""
    return Problem(Code.BUSY)
