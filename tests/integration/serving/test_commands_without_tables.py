"""A database that is not up to date ends a command with the sentence that says what to do."""

import re
import signal
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from tests.conftest import SECRET
from webapp import create_app
from webapp.foundation.database import Base, db
from webapp.foundation.keys import new_vapid_key
from webapp.settings import Settings

SENTENCE = (
    "Error: The tables are not there or of another release: run `flask --app webapp db upgrade`\n"
)
COMMANDS = [("epoch", "new"), ("backup", "FILE"), ("reminders", "run", "--once")]


def app_over(url: str, folder: Path) -> Flask:
    settings = Settings(
        env="development",
        database_url=url,
        secret_key=SECRET,
        vapid_private_key=new_vapid_key(),
        log_level="error",
        instance=folder,
    )
    return create_app(settings)


@pytest.fixture
def bare(empty_database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """Yield an app over a database without any table."""
    app = app_over(empty_database_url, tmp_path)
    yield app
    with app.app_context():
        db.engine.dispose()


def told(app: Flask, command: tuple[str, ...], *, folder: Path) -> str:
    """Run a command that must fail, and return what it said."""
    words = [str(folder / "kept.backup") if word == "FILE" else word for word in command]
    done = app.test_cli_runner().invoke(args=words)
    assert done.exit_code == 1, done.output
    return str(done.output)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_database_without_tables_ends_a_command_with_a_sentence(
    bare: Flask, command: tuple[str, ...], tmp_path: Path
) -> None:
    assert told(bare, command, folder=tmp_path) == SENTENCE


def test_a_worker_that_is_told_to_stop_before_the_upgrade_says_so_too(
    bare: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped_at_once(number: int, stop: Callable[[int, None], None]) -> None:
        stop(number, None)

    monkeypatch.setattr(signal, "signal", stopped_at_once)

    assert SENTENCE in told(bare, ("reminders", "run"), folder=tmp_path)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_tables_of_another_release_end_a_command_with_it_too(
    bare: Flask, command: tuple[str, ...], tmp_path: Path
) -> None:
    with bare.app_context(), db.engine.begin() as connection:
        for table in Base.metadata.tables:
            connection.execute(text(f"CREATE TABLE {table} (of_another_release INTEGER)"))

    assert told(bare, command, folder=tmp_path) == SENTENCE


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_database_that_somebody_else_holds_ends_a_command_with_a_sentence(
    app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("webapp.foundation.transactions.TRIES", 1)
    with app.app_context(), db.engine.connect() as impatient:
        impatient.exec_driver_sql("PRAGMA busy_timeout=1")
    holder = sqlite3.connect(settings.database_url.removeprefix("sqlite:///"))
    holder.execute("BEGIN IMMEDIATE")

    said = told(app, ("epoch", "new"), folder=tmp_path)
    holder.close()

    assert re.fullmatch(r"Error: The database is busy: [^\n]+\n", said)
