from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from webapp import create_app
from webapp.foundation.database import Base, db
from webapp.settings import Settings


@pytest.fixture
def bare_app(empty_database_url: str, settings_of_nobody: Settings) -> Iterator[Flask]:
    """Yield an app over a database without any table."""
    app = create_app(settings_of_nobody.model_copy(update={"database_url": empty_database_url}))
    with app.app_context():
        yield app
        db.engine.dispose()


@pytest.fixture
def settings_of_nobody(tmp_path: Path) -> Settings:
    return Settings(env="development", secret_key="s" * 40, log_level="error", instance=tmp_path)


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names())


def ours() -> set[str]:
    return {name for name in Base.metadata.tables if not name.startswith("test_")}


def test_migrating_an_empty_database_makes_what_the_models_describe(bare_app: Flask) -> None:
    del bare_app
    upgrade()

    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)

    strange = [d for d in differences if "test_" not in repr(d)]  # tables that tests made
    assert strange == []
    assert tables() >= ours()


def test_migrating_twice_changes_nothing(bare_app: Flask) -> None:
    del bare_app
    upgrade()
    before = tables()
    upgrade()

    assert tables() == before


def test_every_migration_can_be_taken_back(bare_app: Flask) -> None:
    del bare_app
    upgrade()
    downgrade(revision="base")

    assert tables() <= {"alembic_version"}


def test_a_migration_that_fails_leaves_the_tables_as_they_were(
    bare_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    del bare_app

    def fail(*_arguments: object, **_options: object) -> None:
        raise LookupError

    monkeypatch.setattr("alembic.op.create_index", fail)
    monkeypatch.setattr("alembic.operations.BatchOperations.create_index", fail)
    with pytest.raises(LookupError):
        upgrade()

    assert tables() <= {"alembic_version"}


def test_references_are_enforced_after_a_migration(bare_app: Flask) -> None:
    del bare_app
    upgrade()

    with db.engine.connect() as connection:
        if db.engine.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
