"""Many ids in one parameter are looked up, each by the key: nothing else is read."""

from sqlalchemy import bindparam, create_engine, select
from sqlalchemy.dialects import sqlite

from webapp.foundation.database import Base
from webapp.foundation.many_ids import IdSet, among
from webapp.sync.models import SyncRecord


def test_sqlite_finds_each_id_by_its_key() -> None:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    query = select(SyncRecord.kind).where(
        SyncRecord.owner_id == bindparam("owner"),
        among(SyncRecord.record_id, bindparam("ids", type_=IdSet)),
    )
    text = query.compile(dialect=sqlite.dialect())

    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", ("an owner", "[]")).all()

    engine.dispose()
    assert "(owner_id=? AND record_id=?)" in plan[0].detail
