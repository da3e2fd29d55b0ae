"""Rows that are inserted by the thousand, or although they may be there already."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler

from webapp.foundation.database import Base

Row = Mapping[str, Any]
Names = tuple[str, ...]


def insert_missing(session: Session, model: type[Base], **values: Any) -> bool:  # noqa: ANN401
    """Insert the row unless its key is there already; return whether it was inserted.

    A lock holds no row that is not there yet, and two first inserts would collide.
    """
    insert = _insert_for(session.get_bind().dialect)
    statement = insert(model).values(**values).on_conflict_do_nothing()
    inserted: int = session.execute(statement).rowcount  # type: ignore[attr-defined]
    return inserted == 1


def insert_rows(session: Session, table: Table, *, rows: Sequence[Row], key: Names = ()) -> None:
    """Insert rows that all name the same columns.

    With a key, a row whose key is there already takes the other's place.
    """
    if not rows:
        return
    connection = session.connection()
    many = _many(connection.dialect, table, tuple(rows[0]), key)
    connection.exec_driver_sql(many.text, [many.written(row) for row in rows])


@dataclass(frozen=True)
class _Many:
    """One statement for many rows: how a column is written is found out once, not for each row."""

    text: str
    names: Names
    writers: tuple[tuple[str, Callable[[Any], Any]], ...]
    positional: bool

    def written(self, row: Row) -> Any:  # noqa: ANN401 - a tuple or a dictionary, as the driver likes
        """Return a row as the driver takes it."""
        values = dict(row)
        for name, write in self.writers:
            values[name] = write(values[name])
        return tuple([values[name] for name in self.names]) if self.positional else values


@lru_cache(maxsize=32)
def _many(dialect: Dialect, table: Table, names: Names, key: Names) -> _Many:
    insert = _insert_for(dialect)(table)
    if key:
        values = {name: insert.excluded[name] for name in names if name not in key}
        insert = insert.on_conflict_do_update(index_elements=key, set_=values)
    compiled: SQLCompiler = insert.compile(dialect=dialect, column_keys=list(names))
    order = tuple(compiled.positiontup or names)
    types = {name: table.c[name].type.dialect_impl(dialect) for name in names}
    writers = {name: kind.bind_processor(dialect) for name, kind in types.items()}
    return _Many(
        str(compiled),
        order,
        tuple((name, write) for name, write in writers.items() if write),
        positional=compiled.positional,
    )


def _insert_for(dialect: Dialect) -> Any:  # noqa: ANN401 - the two share a shape, not a type
    return postgresql.insert if dialect.name == "postgresql" else sqlite.insert
