"""Rows that are inserted although they may be there already."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from webapp.foundation.database import Base


def insert_missing(session: Session, model: type[Base], **values: Any) -> bool:  # noqa: ANN401
    """Insert the row unless its key is there already; return whether it was inserted.

    A lock holds no row that is not there yet, and two first inserts would collide.
    """
    statement = _insert_of(session)(model).values(**values).on_conflict_do_nothing()
    inserted: int = session.execute(statement).rowcount  # type: ignore[attr-defined]
    return inserted == 1


def replace_rows(
    session: Session, model: type[Base], *, rows: Sequence[Mapping[str, Any]], key: Sequence[str]
) -> None:
    """Insert the rows; one whose key is there already takes the other's place."""
    if not rows:
        return
    insert = _insert_of(session)(model.__table__)  # the mapper would look at each row
    values = {name: insert.excluded[name] for name in rows[0] if name not in key}
    session.execute(insert.on_conflict_do_update(index_elements=key, set_=values), list(rows))


def _insert_of(session: Session) -> Any:  # noqa: ANN401 - the two share a shape, not a type
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    return postgresql.insert if is_postgresql else sqlite.insert
