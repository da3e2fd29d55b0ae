"""Backing the database up while it serves, and putting a backup in its place."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import Table, delete, func, insert, select, text
from sqlalchemy.orm import Session

from webapp.foundation.clock import iso
from webapp.foundation.database import Base
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
from webapp.sync.epochs import begin_epoch

# Of the moment: who looked just now, who tried to sign in, who is about to come in.
NOT_KEPT: Final = frozenset({"worker_heartbeat", "login_attempts", "passkey_challenge", "pairing"})

OWNER_ONLY: Final = 0o600
PORTION: Final = 500


def back_up(path: Path, *, now_ms: int) -> Summary:
    """Write one snapshot of all tables to the file, then open it again and count.

    The file appears under its name only when it is whole.
    """
    part = path.with_name(f"{path.name}.part")
    head = Head(format=FORMAT, version=VERSION, made_at=iso(now_ms), revision=_revisions()[0])
    part.touch(mode=OWNER_ONLY)
    try:
        held = read(lambda session: _write_snapshot(session, part, head=head))
        summary = summary_of(part)
        if summary.counts != held:
            raise BackupRefused("The file does not hold what the database did")
        _to_disk(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return summary


def restore(path: Path) -> tuple[Summary, str]:
    """Put the file in the place of everything here; return what it held and the new epoch.

    One transaction: a file that does not fit leaves the database as it was. Devices notice the
    epoch and announce what they hold.
    """
    summary = summary_of(path)
    _check_fits(summary)

    def work(session: Session) -> str:
        _keep_others_out(session)
        for table in reversed(_all_tables()):
            session.execute(delete(table))
        for table, rows in _portions(path):
            session.execute(insert(table), rows)
        _compare(session, summary.counts)
        return begin_epoch(session)

    return summary, write(work)


def holds_people(session: Session) -> bool:
    """Whether anybody's rows are here."""
    return session.scalar(select(func.count()).select_from(Base.metadata.tables["owner"])) != 0


def _write_snapshot(session: Session, path: Path, *, head: Head) -> Mapping[str, int]:
    """Write every row, and count them in the same snapshot by asking the database."""
    write_lines(path, head=head, rows=_rows(session))
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
        raise BackupRefused(f"{table.name} has no {', '.join(sorted(strange))} here")
    return values


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


def _to_disk(path: Path) -> None:
    """Wait until the file would survive a power cut."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
