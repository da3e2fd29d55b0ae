"""Backing the database up while it serves, and putting a backup in its place."""

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final

from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import (
    Boolean,
    Column,
    Integer,
    String,
    Table,
    Uuid,
    delete,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.orm import Session

from webapp.foundation.clock import iso
from webapp.foundation.database import Base
from webapp.foundation.ids import is_id
from webapp.foundation.transactions import read, write
from webapp.jobs.backup_file import (
    FORMAT,
    VERSION,
    BackupRefused,
    Head,
    Row,
    Summary,
    read_rows,
    summary_of,
    write_lines,
)
from webapp.jobs.backup_place import refuse_place
from webapp.sync.epochs import begin_epoch

# Of the moment: who looked just now, who tried to sign in, who is about to come in.
NOT_KEPT: Final = frozenset({"worker_heartbeat", "login_attempts", "passkey_challenge", "pairing"})

PORTION: Final = 500

# What a value of each kind of column is in the file; whatever JSON can say fits the others.
LARGEST: Final = 2**63
KINDS: Final = {Uuid: str, String: str, Boolean: bool, Integer: int}


def back_up(path: Path, *, now_ms: int) -> Summary:
    """Write one snapshot of all tables to the file, then open it again and count.

    The file appears under its name only when it is whole; what is there must be an older backup.
    """
    refuse_place(path)
    head = Head(format=FORMAT, version=VERSION, made_at=iso(now_ms), revision=_revisions()[0])
    # Under a name that nobody can lay a trap at, new, and its owner's alone from the first byte.
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            held = read(lambda session: _write_snapshot(session, file, head=head))
            file.flush()
            os.fsync(file.fileno())
        summary = summary_of(part)
        if summary.counts != held:
            raise BackupRefused("The file does not hold what the database did")
        part.replace(path)
        _to_disk(path.parent)
    finally:
        part.unlink(missing_ok=True)
    return summary


def examined(path: Path) -> Summary:
    """Say what the file holds, or refuse one that is not whole or does not fit this build."""
    summary = summary_of(path)
    _check_fits(summary)
    return summary


def restore(path: Path, *, summary: Summary) -> str:
    """Put a file that was examined in the place of everything here; return the new epoch.

    One transaction: rows that do not fit leave the database as it was. Devices notice the epoch
    and announce what they hold.
    """

    def work(session: Session) -> str:
        _keep_others_out(session)
        for table in reversed(_all_tables()):
            session.execute(delete(table))
        for table, rows in _portions(path):
            session.execute(insert(table), rows)
        _compare(session, summary.counts)
        return begin_epoch(session)

    return write(work)


def holds_people(session: Session) -> bool:
    """Whether anybody's rows are here."""
    return session.scalar(select(func.count()).select_from(Base.metadata.tables["owner"])) != 0


def _write_snapshot(session: Session, file: BinaryIO, *, head: Head) -> Mapping[str, int]:
    """Write every row, and count them in the same snapshot by asking the database."""
    write_lines(file, head=head, rows=_rows(session))
    return _counts(session)


def _rows(session: Session) -> Iterator[tuple[str, dict[str, Any]]]:
    for table in _kept_tables():
        query = select(table).order_by(*table.primary_key.columns)
        found = session.execute(query, execution_options={"yield_per": PORTION})
        for row in found.mappings():
            yield table.name, dict(row)


def _portions(path: Path) -> Iterator[tuple[Table, list[Row]]]:
    """Yield the rows in portions of one table each, parents before those that refer to them."""
    tables = {table.name: table for table in _kept_tables()}
    waiting: dict[str, list[Row]] = defaultdict(list)
    for name, values in read_rows(path):
        for other in [*waiting]:
            if other != name or len(waiting[other]) == PORTION:
                yield tables[other], waiting.pop(other)
        waiting[name].append(_known(tables[name], values))
    for name, rows in waiting.items():
        yield tables[name], rows


def _known(table: Table, values: Row) -> Row:
    """Return the row; columns that came later than the file take what they begin with."""
    strange = set(values) - set(table.columns.keys())
    if strange:
        names = ", ".join(sorted(strange))
        raise BackupRefused(f"The table {table.name} has no column {names} here")
    for name, value in values.items():
        if not _fits(table.columns[name], value):
            raise BackupRefused(f"The column {name} of the table {table.name} holds no such value")
    return values


def _fits(column: Column[Any], value: object) -> bool:
    """Whether the column takes it; SQLite would take anything."""
    if value is None:
        return bool(column.nullable)
    kind = next((kind for of, kind in KINDS.items() if isinstance(column.type, of)), object)
    if isinstance(column.type, Uuid):
        return isinstance(value, str) and is_id(value)
    if kind is int:
        return type(value) is int and -LARGEST <= value < LARGEST
    return isinstance(value, kind)


def _check_fits(summary: Summary) -> None:
    if summary.head.revision not in _revisions():
        raise BackupRefused(
            f"The backup is of a newer release (tables of revision {summary.head.revision})"
        )
    strange = set(summary.counts) - {table.name for table in _kept_tables()}
    if strange:
        raise BackupRefused(f"There is no table {', '.join(sorted(strange))} here")


def _compare(session: Session, counts: Mapping[str, int]) -> None:
    if _counts(session) != dict(counts):
        raise BackupRefused("The database does not hold what the file did; nothing was changed")


def _counts(session: Session) -> dict[str, int]:
    counted = {
        table.name: session.scalar(select(func.count()).select_from(table)) or 0
        for table in _kept_tables()
    }
    return {name: count for name, count in counted.items() if count}


def _keep_others_out(session: Session) -> None:
    """Let nobody write between the old rows and the new ones; SQLite's transaction does so."""
    if session.get_bind().dialect.name == "postgresql":
        names = ", ".join(f'"{table.name}"' for table in _all_tables())
        session.execute(text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))


def _all_tables() -> list[Table]:
    """Return every table of ours, parents first; tests may have made others."""
    return [t for t in Base.metadata.sorted_tables if not t.name.startswith("test_")]


def _kept_tables() -> list[Table]:
    return [table for table in _all_tables() if table.name not in NOT_KEPT]


def _revisions() -> list[str]:
    """Return the revisions that this build knows, the newest first."""
    config = current_app.extensions["migrate"].migrate.get_config()
    return [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()]


def _to_disk(folder: Path) -> None:
    """Wait until the names in the folder would survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
