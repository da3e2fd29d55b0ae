"""The floor under a sync: the same rows, JSON in and out, one durable transaction, nothing else.

gunicorn "bench.bare:create_app('rows.sqlite')"
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

Start = Callable[[str, list[tuple[str, str]]], object]

_TABLE = "CREATE TABLE IF NOT EXISTS row (person TEXT, id TEXT, fields TEXT, UNIQUE (person, id))"


def create_app(path: str) -> Callable[[dict[str, Any], Start], Iterable[bytes]]:
    """Return a WSGI app: POST /rows/<person> inserts, GET tells them, anything else is a page."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(_TABLE)

    def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        place = environ["PATH_INFO"]
        if not place.startswith("/rows/"):
            return _say(start, b"<!doctype html><title>bare</title>", "text/html")
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA synchronous=FULL")
        try:
            person = place.removeprefix("/rows/")
            if environ["REQUEST_METHOD"] == "POST":
                body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
                return _say(start, _insert(connection, person, json.loads(body)))
            return _say(start, _tell(connection, person))
        finally:
            connection.close()

    return answer


def _insert(connection: sqlite3.Connection, person: str, rows: list[dict[str, Any]]) -> bytes:
    values = [(person, row["id"], json.dumps(row["fields"])) for row in rows]
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO row VALUES (?, ?, ?)", values)
    connection.execute("COMMIT")
    return json.dumps({"rows": len(values)}).encode()


def _tell(connection: sqlite3.Connection, person: str) -> bytes:
    rows = connection.execute("SELECT id, fields FROM row WHERE person = ?", (person,))
    return json.dumps(
        [{"id": name, "fields": json.loads(fields)} for name, fields in rows]
    ).encode()


def _say(start: Start, body: bytes, kind: str = "application/json") -> Iterable[bytes]:
    start("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
    return [body]
