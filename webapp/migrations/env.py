"""Brings a database from one release to the next; run by `flask --app webapp db upgrade`."""

from alembic import context
from flask import current_app
from sqlalchemy.engine import Connection

from webapp.foundation.database import Base, db
from webapp.foundation.unreachable import unreachable_in_a_sentence


def run() -> None:
    """Migrate on one connection, all of it or nothing."""
    with unreachable_in_a_sentence(), db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            _migrate_sqlite(connection)
        else:
            _migrate(connection)


def _migrate(connection: Connection) -> None:
    options = current_app.extensions["migrate"].configure_args
    context.configure(connection=connection, target_metadata=Base.metadata, **options)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()


def _migrate_sqlite(connection: Connection) -> None:
    """Migrate while references sleep: SQLite replaces whole tables, whose rows would go along."""
    driver = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection was lost")
    # Said to the driver, because within a transaction SQLite would not listen.
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        _migrate(connection)
        if driver.execute("PRAGMA foreign_key_check").fetchone():
            raise RuntimeError("the migration left references to rows that are not there")
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


if context.is_offline_mode():
    raise SystemExit("A migration needs the database; there is no --sql here.")
run()
