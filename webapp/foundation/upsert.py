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
    connection.exec_driver_sql(many.text, many.written(rows))


@dataclass(frozen=True)
class _Many:
    """One statement for many rows: how a column is written is found out once, not for each row."""

    text: str
    columns: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    positional: bool

    def written(self, rows: Sequence[Row]) -> list[Any]:
        """Return the rows as the driver takes them: tuples or dictionaries.

        Written a column at a time: a call for each row takes longer.
        """
        columns = [
            [write(row[name]) for row in rows] if write else [row[name] for row in rows]
            for name, write in self.columns
        ]
        written = zip(*columns, strict=True)
        if self.positional:
            return list(written)
        names = [name for name, _ in self.columns]
        return [dict(zip(names, values, strict=True)) for values in written]


@lru_cache(maxsize=32)
def _many(dialect: Dialect, table: Table, names: Names, key: Names) -> _Many:
    insert = _insert_for(dialect)(table)
    if key:
        values = {name: insert.excluded[name] for name in names if name not in key}
        insert = insert.on_conflict_do_update(index_elements=key, set_=values)
    compiled: SQLCompiler = insert.compile(dialect=dialect, column_keys=list(names))
    order = tuple(compiled.positiontup or names)
    types = {name: table.c[name].type.dialect_impl(dialect) for name in order}
    columns = tuple((name, kind.bind_processor(dialect)) for name, kind in types.items())
    return _Many(str(compiled), columns, positional=compiled.positional)


def _insert_for(dialect: Dialect) -> Any:  # noqa: ANN401 - the two share a shape, not a type
    return postgresql.insert if dialect.name == "postgresql" else sqlite.insert
