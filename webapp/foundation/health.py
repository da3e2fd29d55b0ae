"""How the app says whether it is well: each feature can add a figure of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from flask import Flask, current_app
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from webapp.contract.problem import Problem
from webapp.foundation.transactions import read

CHECKS = "health_checks"
FILE = "health_file"  # app.extensions: the file of the database when it was first asked about


@dataclass(frozen=True)
class Figure:
    """One line of the health answer."""

    value: str | float | None
    is_well: bool = True


Check = Callable[[], Figure]


def add_check(app: Flask, name: str, check: Check) -> None:
    """Let `/healthz` show a figure under this name, computed anew each time."""
    cast("dict[str, Check]", app.extensions.setdefault(CHECKS, {}))[name] = check


def figures() -> dict[str, Figure]:
    """Return every figure; without its database an app cannot say anything else."""
    database = _database()
    found = {"database": database}
    checks = cast("dict[str, Check]", current_app.extensions.get(CHECKS, {}))
    for name, check in checks.items():
        found[name] = _asked(check) if database.is_well else Figure(None, is_well=False)
    return found


def _asked(check: Check) -> Figure:
    """Return a feature's figure; one that cannot read its own table is not well."""
    try:
        return check()
    except (SQLAlchemyError, Problem):
        return Figure(None, is_well=False)


def _database() -> Figure:
    try:
        file = read(_file_of_database)
    except (SQLAlchemyError, Problem, OSError):
        return Figure("unreachable", is_well=False)
    # Whoever has the old file open goes on with it, and what is written there nobody finds again.
    if file != current_app.extensions.setdefault(FILE, file):
        return Figure("replaced", is_well=False)
    return Figure("ok")


def _file_of_database(session: Session) -> tuple[int, int] | None:
    """Return which file the name of the database leads to now; PostgreSQL only has to answer."""
    session.execute(text("SELECT 1"))
    if session.get_bind().dialect.name != "sqlite":
        return None
    name = session.execute(text("PRAGMA database_list")).all()[0].file
    found = Path(name).stat()
    return found.st_dev, found.st_ino
