"""Ids by the thousand, asked for in one parameter."""

from typing import Any, Self

import orjson
from sqlalchemy import ARRAY, Boolean, String, TypeDecorator, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeEngine


class IdSet(TypeDecorator[list[str]]):
    """A parameter that is many ids: an array, or for SQLite a JSON text."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type that the database has for it."""
        if dialect.supports_native_uuid:
            return dialect.type_descriptor(ARRAY(Uuid(as_uuid=False)))
        return dialect.type_descriptor(String())

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """Return the ids as the database compares them."""
        if dialect.supports_native_uuid:
            return value
        return orjson.dumps(value).replace(b"-", b"").decode()


class among(FunctionElement[bool]):  # noqa: N801 - it reads as the function that it is in SQL
    """Whether a column is one of the ids of a parameter of type `IdSet`.

    With a parameter for each, the statement would be another one for each number of ids.
    """

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: OperatorType | None = None) -> Self:  # noqa: ARG002 - SQLAlchemy's own signature
        """Stand in a condition as it is.

        SQLite has no booleans, so that it would be compared with 1, and then no index serves it.
        """
        return self


@compiles(among)
def _among_array(element: among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    column, ids = (compiler.process(clause, **options) for clause in element.clauses)
    return f"({column} = ANY ({ids}))"


@compiles(among, "sqlite")
def _among_json(element: among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    column, ids = (compiler.process(clause, **options) for clause in element.clauses)
    # Both were written by the compiler.
    return f"({column} IN (SELECT value FROM json_each({ids})))"  # noqa: S608
