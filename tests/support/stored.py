"""What stands in a running server's database, read beside it."""

import json
import sqlite3
from contextlib import closing

from tests.support.server import LiveServer


def _open(server: LiveServer) -> "closing[sqlite3.Connection]":
    return closing(sqlite3.connect(server.folder / "uncramp.sqlite", timeout=60))


def records_of(server: LiveServer, username: str) -> list[tuple[str, dict[str, object]]]:
    """Return kind and content of every live record of the account, by kind."""
    with _open(server) as database:
        rows = database.execute(
            "SELECT kind, fields FROM sync_record JOIN owner USING (owner_id)"
            " WHERE username = ? AND NOT deleted ORDER BY kind, seq",
            (username,),
        ).fetchall()
    return [(kind, json.loads(fields)) for kind, fields in rows]


def kinds_of(server: LiveServer, username: str) -> list[str]:
    """Return the kinds of the account's live records."""
    return [kind for kind, _ in records_of(server, username)]


def tables_about(server: LiveServer, *needles: str) -> set[str]:
    """Return the tables in which any of the texts stands anywhere."""
    found = set()
    with _open(server) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            rows = str(database.execute(f'SELECT * FROM "{table}"').fetchall())  # noqa: S608 - its own names
            if any(needle in rows for needle in needles):
                found.add(table)
    return found
