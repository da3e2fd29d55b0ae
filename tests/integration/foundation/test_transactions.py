import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import Column, Integer, Table, func, insert, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tests.support.line import wait_for_line
from webapp.contract.problem import Code, Problem
from webapp.foundation import database, transactions
from webapp.foundation.database import WRITERS, Base, db
from webapp.foundation.transactions import read, write

WHAT_A_COLLISION_RAISES = OperationalError(
    "statement", {}, sqlite3.OperationalError("database is locked")
)
NOTE = Table("test_note", Base.metadata, Column("id", Integer, primary_key=True))


def count(app: Flask) -> int:
    with app.app_context():
        return read(lambda session: session.scalar(select(func.count()).select_from(NOTE))) or 0


def test_what_a_transaction_wrote_is_there_afterwards(app: Flask) -> None:
    with app.app_context():
        write(lambda session: session.execute(insert(NOTE).values(id=1)))

    assert count(app) == 1


def test_nothing_stays_of_a_transaction_that_failed_halfway(app: Flask) -> None:
    def half(session: Session) -> None:
        session.execute(insert(NOTE).values(id=1))
        raise LookupError

    with app.app_context(), pytest.raises(LookupError):
        write(half)

    assert count(app) == 0


def test_a_reader_does_not_hold_up_a_writer(app: Flask) -> None:
    def write_beside(session: Session) -> int | None:
        session.scalar(select(func.count()).select_from(NOTE))
        write(lambda other: other.execute(insert(NOTE).values(id=1)))
        return session.scalar(select(func.count()).select_from(NOTE))

    with app.app_context():
        seen = read(write_beside)

    assert (seen, count(app)) == (0, 1)


def test_work_that_met_a_conflict_is_done_again_whole(app: Flask) -> None:
    tries = []

    def conflicts_once(session: Session) -> None:
        tries.append(session)
        session.execute(insert(NOTE).values(id=len(tries)))
        if len(tries) == 1:
            raise WHAT_A_COLLISION_RAISES

    with app.app_context():
        write(conflicts_once)

    assert (len(tries), count(app)) == (2, 1)


def test_a_writer_of_sqlite_holds_the_lock_before_it_reads(app: Flask) -> None:
    def another_begins(session: Session) -> str:
        session.scalar(select(func.count()).select_from(NOTE))
        path = db.engine.url.database or ""
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                return str(error)
        return "began"

    with app.app_context():
        if db.engine.dialect.name == "postgresql":
            pytest.skip("PostgreSQL locks rows, not the file")
        assert write(another_begins) == "database is locked"


def add(number: int) -> Callable[[Session], None]:
    def work(session: Session) -> None:
        session.execute(insert(NOTE).values(id=number))

    return work


def write_beside(app: Flask, work: Callable[[Session], object]) -> None:
    """Write as another thread of the server does."""
    with app.app_context():
        write(work)


def skip_unless(name: str) -> None:
    if db.engine.dialect.name != name:
        pytest.skip("PostgreSQL locks rows, SQLite the file")


def test_writers_of_sqlite_go_in_the_order_in_which_they_came(app: Flask) -> None:
    went = []

    def come(session: Session) -> None:
        del session
        for number in range(8):
            pool.submit(write_beside, app, lambda _session, number=number: went.append(number))
            wait_for_line(app.extensions[WRITERS], waiting=number + 1)

    with ThreadPoolExecutor(8) as pool, app.app_context():
        skip_unless("sqlite")
        write(come)

    assert went == list(range(8))


def test_writers_of_postgresql_do_not_wait_for_each_other(app: Flask) -> None:
    both = Barrier(2, timeout=60)

    with ThreadPoolExecutor(2) as pool:
        with app.app_context():
            skip_unless("postgresql")
        done = [pool.submit(write_beside, app, lambda _session: both.wait()) for _ in range(2)]
        for each in done:
            each.result()

    assert not both.broken


def test_a_writer_whose_turn_does_not_come_is_told_to_come_again(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "PATIENCE_SECONDS", 0)

    def hold_up(session: Session) -> None:
        del session
        pool.submit(write_beside, app, add(1)).result()

    with ThreadPoolExecutor(1) as pool, app.app_context():
        skip_unless("sqlite")
        with pytest.raises(Problem) as told:
            write(hold_up)
        write(add(2))

    assert (told.value.code, count(app)) == (Code.BUSY, 1)


def test_a_write_inside_a_write_is_refused_and_holds_up_nobody_afterwards(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 0)

    def write_inside(session: Session) -> None:
        add(1)(session)
        write(add(2))

    with app.app_context():
        skip_unless("sqlite")
        with pytest.raises(Problem) as told:
            write(write_inside)
        write(add(3))

    assert (told.value.code, count(app)) == (Code.BUSY, 1)


@pytest.mark.usefixtures("disk_that_is_waited_for")
def test_every_connection_keeps_what_it_acknowledged(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        if db.engine.dialect.name == "postgresql":
            durable = connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
        else:
            durable = connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"

    assert durable
