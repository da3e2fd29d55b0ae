"""Where a backup may be written: never over the database, nor over what is no backup."""

from itertools import product
from pathlib import Path
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from webapp.foundation.transactions import read
from webapp.jobs.backup_file import BackupRefused, is_backup

# What SQLite keeps beside a database belongs to it, also while it is not there.
_BESIDE: Final = ("", "-wal", "-shm", "-journal")


def refuse_place(path: Path) -> None:
    """Refuse a file whose loss nobody asked for; an older backup may be replaced by a new one."""
    if any(_is_same(path, own) for own in read(_files_of_database)):
        raise BackupRefused(f"{path} belongs to the database itself: name another file")
    if path.exists() and not is_backup(path):
        raise BackupRefused(
            f"{path} is there already and is no backup of Uncramp: name another file"
        )


def _is_same(path: Path, other: Path) -> bool:
    """Whether two names lead to one file, by a link of either kind or by what they say."""
    if path.resolve() == other.resolve():
        return True
    return path.exists() and other.exists() and path.samefile(other)


def _files_of_database(session: Session) -> list[Path]:
    """Return where SQLite itself says that it keeps the database; PostgreSQL has no file here."""
    if session.get_bind().dialect.name != "sqlite":
        return []
    named = [Path(row.file) for row in session.execute(text("PRAGMA database_list")) if row.file]
    return [path.with_name(path.name + end) for path, end in product(named, _BESIDE)]
