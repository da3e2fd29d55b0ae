"""Reading what a person wrote last: of a kind, and as far back as it is wanted."""

from datetime import date

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from webapp.accounts.models import Owner
from webapp.foundation.database import Base
from webapp.sync.models import SyncRecord
from webapp.sync.service import newest_records

OWNER = "01890000-0000-7000-8000-000000000001"


def _drink(number: int, at: str, *, kind: str = "drink", deleted: bool = False) -> SyncRecord:
    return SyncRecord(
        owner_id=OWNER,
        record_id=f"01890000-0000-7000-8000-{number:012}",
        kind=kind,
        seq=number,
        deleted=deleted,
        fields={"at": at, "ml": 250},
        version_epoch="e",
        version_seq=number,
    )


def test_of_the_newest_only_those_since_a_day_are_read() -> None:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Owner(owner_id=OWNER, zone="Etc/UTC", created_ms=0))
        session.flush()
        session.add_all(
            [
                _drink(1, "2026-11-21T08:00:00+01:00"),
                _drink(2, "2026-11-20T08:00:00Z"),
                _drink(3, "2026-11-18T23:59:59.999-10:00"),
                _drink(4, "2026-11-19T00:00:00+13:00"),
                _drink(5, "2026-11-21T09:00:00Z", kind="session"),
                _drink(6, "2026-11-21T09:00:00Z", deleted=True),
            ]
        )
        session.flush()

        def told(most: int, since: date | None) -> list[int]:
            found = newest_records(session, OWNER, kind="drink", most=most, since=since)
            return sorted(int(record[-1]) for record in found)

        assert told(9, None) == [1, 2, 3, 4]
        assert told(9, date(2026, 11, 19)) == [1, 2, 4]
        # Those that changed last are sifted, no others in their place.
        assert told(2, date(2026, 11, 19)) == [4]
    engine.dispose()
