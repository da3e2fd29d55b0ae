"""A backup is whole or refused, goes from one kind of database into the other, and is private."""

import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import Boolean, Integer, String, Table, Uuid, delete, insert, select
from sqlalchemy.orm import Session

from tests.conftest import empty_tables, make_tables
from tests.integration.accounts.test_deletion import made_up_row
from webapp import create_app
from webapp.accounts.erasure import personal_tables
from webapp.accounts.models import Owner
from webapp.foundation.clock import ManualClock
from webapp.foundation.database import Base, Fields, db
from webapp.foundation.ids import new_id
from webapp.foundation.transactions import read, write
from webapp.jobs import backup_commands
from webapp.jobs.backup import NOT_KEPT, restore
from webapp.jobs.backup_file import Summary
from webapp.settings import Settings

Rows = dict[str, list[str]]


@pytest.fixture
def other_app(
    request: pytest.FixtureRequest, settings: Settings, fixed_clock: ManualClock, tmp_path: Path
) -> Iterator[Flask]:
    """Yield an app over a database of the kind that the first app does not use."""
    if settings.database_url.startswith("sqlite"):
        url = request.getfixturevalue("postgresql_tables")
    else:
        url = f"sqlite:///{tmp_path / 'other.db'}"
        make_tables(url)
    app = create_app(settings.model_copy(update={"database_url": url}))
    app.extensions["clock"] = fixed_clock
    yield app
    with app.app_context():
        db.engine.dispose()
    if url.startswith("postgresql"):
        empty_tables(url)


def fill(app: Flask, *, people: int = 2) -> None:
    """Give some people a row in every table."""

    def work(session: Session) -> None:
        for number in range(people):
            owner = Owner(
                owner_id=new_id(),
                username=f"Ada {number}",
                username_key=f"ada {number}",
                zone="Asia/Kathmandu",
                created_ms=1,
            )
            session.add(owner)
            session.flush()
            for table in reversed(personal_tables()):
                if table.name != "owner":
                    values = made_up_row(session, table, owner.owner_id)
                    values |= {name: TREE for name in ("fields", "schedule") if name in values}
                    values |= {name: "0" * 16 for name in ("sum",) if name in values}
                    session.execute(insert(table), values)

    with app.app_context():
        write(work)


# What a careless format would lose.
TREE = {"note": "Zoë 🦵\n", "big": 2**53, "half": 0.5, "no": None, "list": [1, {"a": []}]}


def contents(app: Flask) -> Rows:
    """Return every row of every table that a backup keeps."""

    def look(session: Session) -> Rows:
        return {
            table.name: sorted(
                json.dumps(dict(row), sort_keys=True)
                for row in session.execute(select(table)).mappings()
            )
            for table in kept()
        }

    with app.app_context():
        return read(look)


def kept() -> list[Table]:
    tables = Base.metadata.sorted_tables
    return [t for t in tables if t.name not in NOT_KEPT and not t.name.startswith("test_")]


def run(app: Flask, *command: object) -> Result:
    return app.test_cli_runner().invoke(args=[str(part) for part in command])


def without_epoch(rows: Rows) -> Rows:
    return {table: found for table, found in rows.items() if table != "sync_epoch"}


def test_a_backup_brings_every_row_back(app: Flask, file: Path) -> None:
    fill(app)
    before = contents(app)
    saved = run(app, "backup", file)
    with app.app_context():
        write(lambda session: session.execute(delete(Owner)))
    fill(app, people=1)

    restored = run(app, "restore", file)

    assert (saved.exit_code, restored.exit_code) == (0, 0), saved.output + restored.output
    assert "2 owners" in saved.output
    assert without_epoch(contents(app)) == without_epoch(before)


def test_a_backup_of_one_kind_of_database_restores_into_the_other(
    app: Flask, other_app: Flask, file: Path
) -> None:
    fill(app)
    run(app, "backup", file)

    restored = run(other_app, "restore", file)

    assert restored.exit_code == 0, restored.output
    assert without_epoch(contents(other_app)) == without_epoch(contents(app))


def test_a_restore_begins_a_new_history(app: Flask, file: Path) -> None:
    run(app, "epoch", "new")
    run(app, "backup", file)
    names = {repr(contents(app)["sync_epoch"])}
    for _ in range(2):
        assert "new history: " in run(app, "restore", file).output
        names.add(repr(contents(app)["sync_epoch"]))

    assert len(names) == 3


def test_what_a_restore_replaces_is_kept_in_a_file(
    app: Flask, file: Path, settings: Settings
) -> None:
    run(app, "backup", file)
    fill(app)
    replaced = contents(app)
    run(app, "restore", file)
    [before] = settings.instance.glob("before-restore-*.backup")

    run(app, "restore", before)

    assert without_epoch(contents(app)) == without_epoch(replaced)


def test_what_was_replaced_is_kept_when_somebody_interrupts_at_the_last_moment(
    app: Flask, file: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(app, "backup", file)
    fill(app)
    replaced = contents(app)

    def interrupted(path: Path, *, summary: Summary) -> str:
        restore(path, summary=summary)
        raise KeyboardInterrupt

    monkeypatch.setattr(backup_commands, "restore", interrupted)
    told = run(app, "restore", file)
    monkeypatch.setattr(backup_commands, "restore", restore)
    [before] = settings.instance.glob("before-restore-*.backup")
    assert str(before) in told.output

    run(app, "restore", before)

    assert without_epoch(contents(app)) == without_epoch(replaced)


def test_only_its_owner_can_read_the_file(app: Flask, file: Path) -> None:
    run(app, "backup", file)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.glob("*kept*")] == ["kept.backup"]


def test_a_backup_that_fails_leaves_the_one_from_before(
    app: Flask, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(app, "backup", file)
    good = file.read_bytes()

    def fail(_descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", fail)
    failed = run(app, "backup", file)

    assert (failed.exit_code, "no space left" in failed.output) == (1, True)
    assert file.read_bytes() == good
    assert [path.name for path in file.parent.glob("*kept*")] == ["kept.backup"]


def test_a_backup_is_written_under_a_name_that_nobody_can_foresee(
    app: Flask, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = file.with_name("kept.backup.part")
    trap.symlink_to(file.with_name("of-somebody-else"))
    made: list[tuple[str, int, int]] = []
    open_file = os.open

    def watched(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if Path(path).parent == file.parent and flags & os.O_CREAT:
            made.append((Path(path).name, flags & os.O_EXCL, mode))
        return open_file(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr("os.open", watched)
    for _ in range(2):
        assert run(app, "backup", file).exit_code == 0

    assert len({name for name, _, _ in made}) == 2
    assert {(exclusive, mode) for _, exclusive, mode in made} == {(os.O_EXCL, 0o600)}
    assert not trap.exists()


def test_a_backup_outlives_a_power_cut_right_after_it_got_its_name(
    app: Flask, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, bool]] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").resolve()
        told.append(("folder" if path == file.parent else "file", file.exists()))
        fsync(descriptor)

    monkeypatch.setattr("os.fsync", watched)
    run(app, "backup", file)

    assert told == [("file", False), ("folder", True)]


def test_a_backup_into_a_folder_that_is_not_there_is_told_so(app: Flask, tmp_path: Path) -> None:
    told = run(app, "backup", tmp_path / "nowhere" / "kept.backup")

    assert told.exit_code == 1
    assert re.fullmatch(r"Error: [^\n]+\n", told.output)


def test_a_database_without_tables_is_told_what_it_lacks(
    empty_database_url: str, settings: Settings, file: Path
) -> None:
    bare = create_app(settings.model_copy(update={"database_url": empty_database_url}))

    told = run(bare, "backup", file)
    with bare.app_context():
        db.engine.dispose()

    assert (told.exit_code, "db upgrade" in told.output) == (1, True)
    assert not file.exists()


def test_every_column_is_of_a_type_that_the_file_can_carry() -> None:
    plain = (Uuid, String, Boolean, Integer, type(Fields))

    for table in kept():
        for column in table.columns:
            assert isinstance(column.type, plain), f"{table.name}.{column.name}"
