"""A database that cannot be worked with, said in one sentence to whoever has begun a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from click import ClickException
from sqlalchemy.exc import DBAPIError

from webapp.contract.problem import Problem
from webapp.settings import PREFIX

_ADDRESS: Final = f"{PREFIX}DATABASE_URL"

_SILENT: Final = f"PostgreSQL does not answer at the host and port of {_ADDRESS}."
_REFUSED: Final = f"PostgreSQL does not accept the user, password or database of {_ADDRESS}."
_FILE: Final = {
    "SQLITE_CANTOPEN": "cannot be opened: its folder is not there, or not open to this user.",
    "SQLITE_READONLY": "cannot be written by this user.",
    "SQLITE_NOTADB": "is no SQLite database.",
}

_OTHER_TABLES: Final = (
    "The tables are not there or of another release: run `flask --app webapp db upgrade`"
)
_BUSY: Final = "The database is busy: stop `web` and `worker`, or try again later"

# undefined_table, undefined_column
_LACKING: Final = frozenset({"42P01", "42703"})

# connection_exception and what a server says that is shutting down or starting
_AWAY: Final = ("08", "57P")


@contextmanager
def trouble_in_a_sentence() -> Iterator[None]:
    """End a command with status 1 and one sentence when its database does not let it work.

    Not for what makes the tables: there a table that is missing is a mistake of ours.
    """
    try:
        with unreachable_in_a_sentence():
            yield
    except DBAPIError as error:
        if not _lacks_tables(error.orig):
            raise
        raise ClickException(_OTHER_TABLES) from error
    except Problem as error:
        # A command meets no other problem than the one of a transaction that had no turn.
        raise ClickException(_BUSY) from error


@contextmanager
def unreachable_in_a_sentence() -> Iterator[None]:
    """End a command with status 1 and one sentence when its database cannot be reached."""
    try:
        yield
    except DBAPIError as error:
        why = why_unreachable(error)
        if why is None:
            raise
        raise ClickException(why) from error


def why_unreachable(error: DBAPIError) -> str | None:
    """Return what an operator can do something about, or None when the database was reached.

    The driver is not quoted: of an address that was mistyped it may say a part of the password.
    """
    said = error.orig
    if type(said).__module__.startswith("sqlite3"):
        # The first two words: others say in which way it could not be opened or written.
        name = "_".join(str(getattr(said, "sqlite_errorname", "")).split("_")[:2])
        return f"The SQLite file of {_ADDRESS} {_FILE[name]}" if name in _FILE else None
    if type(said).__module__.startswith("psycopg") and _is_away(said):
        return _REFUSED if "FATAL" in str(said) else _SILENT
    return None


def _lacks_tables(said: BaseException | None) -> bool:
    if type(said).__module__.startswith("sqlite3"):
        # SQLite has no number for it.
        return str(said).startswith("no such ") or "has no column named" in str(said)
    return getattr(said, "sqlstate", None) in _LACKING


def _is_away(said: BaseException | None) -> bool:
    state = getattr(said, "sqlstate", None)
    is_nameless = state is None and type(said).__name__ in {"OperationalError", "ConnectionTimeout"}
    return is_nameless or str(state).startswith(_AWAY)
