"""A backup replaces an older backup, and nothing else: least of all the database."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.engine import make_url

from tests.integration.jobs.test_backup import contents, fill, run
from webapp.settings import Settings

PLACES = {
    "the database": "test.db",
    "its log": "test.db-wal",
    "its index": "test.db-shm",
    "a journal that is not there": "test.db-journal",
    "a symbolic link to it": "symlink",
    "a symbolic link to its log": "symlink-wal",
    "a hard link to it": "hardlink",
    "a hard link to its log": "hardlink-wal",
    "another way to it": "sub/../test.db",
}
sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def folder(settings: Settings) -> Path:
    """Return the folder of the database, with other ways that lead to it."""
    database = Path(make_url(settings.database_url).database or "")
    folder = database.parent
    log = database.with_name("test.db-wal")
    (folder / "sub").mkdir()
    (folder / "symlink").symlink_to(database)
    (folder / "symlink-wal").symlink_to(log)
    (folder / "hardlink").hardlink_to(database)
    return folder


@sqlite_only
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_backup_in_the_place_of_the_database_is_refused(
    app: Flask, folder: Path, place: str
) -> None:
    # As while the server runs: somebody has the database open, so its log is there.
    with closing(sqlite3.connect(folder / "test.db")) as server:
        server.execute("PRAGMA journal_mode=WAL")
        fill(app)
        (folder / "hardlink-wal").hardlink_to(folder / "test.db-wal")
        before = contents(app)
        names = sorted(folder.iterdir())
        bytes_before = (folder / "test.db").read_bytes()

        told = run(app, "backup", folder / place)

        assert told.exit_code == 1
        assert "belongs to the database itself: name another file" in told.output
        assert sorted(folder.iterdir()) == names
        assert (folder / "test.db").read_bytes() == bytes_before
        assert contents(app) == before
    server.close()


@sqlite_only
@pytest.mark.parametrize(
    "there",
    [b"", b"Dear diary\n", b"SQLite format 3\0", gzip.compress(b'{"format":"other"}\n')],
    ids=["nothing", "a text", "another database", "another packed file"],
)
def test_a_file_that_is_no_backup_is_not_replaced(app: Flask, file: Path, there: bytes) -> None:
    file.write_bytes(there)

    told = run(app, "backup", file)

    assert told.exit_code == 1
    assert "is there already and is no backup of Uncramp: name another file" in told.output
    assert file.read_bytes() == there


@sqlite_only
@pytest.mark.parametrize("kept", [None, -20], ids=["a whole one", "one that was cut"])
def test_an_older_backup_is_replaced(app: Flask, file: Path, kept: int | None) -> None:
    run(app, "backup", file)
    file.write_bytes(file.read_bytes()[:kept])
    fill(app)

    told = run(app, "backup", file)

    assert (told.exit_code, "2 owners" in told.output) == (0, True), told.output


@sqlite_only
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_an_empty_name_is_told_so(app: Flask, command: str) -> None:
    told = run(app, command, "")

    assert told.exit_code == 2
    assert "it is empty; name a file" in told.output
