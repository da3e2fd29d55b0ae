"""The database: one metadata for all features, and how each engine must be set up."""

import json
import re
import sqlite3
from collections.abc import Callable
from typing import Annotated, Any, Final

import orjson
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, BigInteger, Connection, Dialect, ForeignKey, MetaData, Uuid, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry

from webapp.foundation.turns import Turns
from webapp.settings import PREFIX, Settings, SettingsRefused

BUSY_TIMEOUT_MS = 5000
# Where an app keeps whose turn it is to write.
WRITERS: Final = "writers"

_LONG_NUMBER: Final = re.compile(rb"\d{19}")

# With the usual convention every index that leads with owner_id would get the same name.
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The parent of every model."""

    metadata = MetaData(naming_convention=_NAMES)


db = SQLAlchemy(model_class=Base, disable_autonaming=True)

# A JSON document, kept as it was written: PostgreSQL's binary form would write 1e300 out in digits.
Fields = JSON()


class _IdText(Uuid[str]):
    """An id as lower-case text: a `UUID` made on the way costs more than reading the row."""

    def __init__(self) -> None:
        super().__init__(as_uuid=False)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], str | None]:  # noqa: ARG002 - SQLAlchemy's own signature
        return _as_text if dialect.supports_native_uuid else _with_dashes


def _as_text(made: object) -> str | None:
    return None if made is None else str(made)


def _with_dashes(digits: str | None) -> str | None:
    if digits is None:
        return None
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


# Ids are lower-case texts in Python and 32 digits (or a uuid) in the database.
Id = Annotated[str, mapped_column(_IdText())]

# Instants are whole milliseconds since 1970 in UTC: both databases give back what they were given.
Millis = Annotated[int, mapped_column(BigInteger)]

# Whose row it is: leads the primary key of every personal table, and goes with its owner.
OwnerId = Annotated[
    str,
    mapped_column(_IdText(), ForeignKey("owner.owner_id", ondelete="CASCADE"), primary_key=True),
]


def init_app(app: Flask, settings: Settings) -> None:
    """Connect the app to its database."""
    url = make_url(settings.database_url)
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    options: dict[str, Any] = {"pool_pre_ping": True}
    if url.get_backend_name() == "sqlite":
        try:
            settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsRefused(f"{PREFIX}INSTANCE cannot be made: {error.strerror}") from error
        options = {"connect_args": {"timeout": BUSY_TIMEOUT_MS / 1000}}
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    options |= {"json_serializer": json_text, "json_deserializer": json_value}
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    app.extensions[WRITERS] = Turns()
    db.init_app(app)


def json_text(value: object) -> str:
    """Write a JSON column; a number of more than 64 bits takes the slow way."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return json.dumps(value, separators=(",", ":"))


def json_value(text: str | bytes) -> object:
    """Read a JSON column; the quick way would round a number of more than 64 bits."""
    written = text.encode() if isinstance(text, str) else text
    return json.loads(written) if _LONG_NUMBER.search(written) else orjson.loads(written)


@event.listens_for(Engine, "connect")
def _read_ids_as_text(connection: Any, _entry: ConnectionPoolEntry) -> None:  # noqa: ANN401
    """Let PostgreSQL's driver hand over the text of an id, and no object made of it."""
    if type(connection).__module__.startswith("psycopg"):
        from psycopg.types.string import TextLoader  # noqa: PLC0415 - not there without PostgreSQL

        connection.adapters.register_loader("uuid", TextLoader)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:  # noqa: ANN401
    """Make SQLite keep what it acknowledged, also when the power goes a moment later."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",  # an erased note is gone from the file, too
        f"busy_timeout={BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_on_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a late upgrade fails with "locked" however long it waits."""
    if connection.dialect.name == "sqlite":
        reading = connection.get_execution_options().get("read_only")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
