"""Planning goes on past a reminder that cannot be planned."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session
from structlog.testing import CapturingLogger

from webapp.accounts.models import DeviceSession, Owner
from webapp.foundation.database import Base
from webapp.foundation.ids import new_id
from webapp.reminders import scheduling
from webapp.reminders.drinking import GATES
from webapp.reminders.localtime import zone_of
from webapp.reminders.models import PushSubscription, ReminderSchedule
from webapp.reminders.quiet import TTL
from webapp.reminders.rows import phone_zones, schedule_row_of
from webapp.reminders.schedule import Drinking
from webapp.reminders.scheduling import Planner

FAR = "9999-12-31T20:00:00Z"
ROW = ReminderSchedule
BAD = "01890000-0000-7000-8000-00000000000b"
GOOD = "01890000-0000-7000-8000-00000000000a"
OWNER = "01890000-0000-7000-8000-000000000001"


def _row(reminder: str, schedule: dict[str, object]) -> ReminderSchedule:
    return ReminderSchedule(
        owner_id=OWNER,
        reminder_id=reminder,
        bucket=0,
        what="water",
        schedule=schedule,
        zone="Pacific/Kiritimati",
        tries=0,
    )


def _phone(zone: str, *, seen_ms: int) -> PushSubscription:
    return PushSubscription(
        owner_id=OWNER,
        subscription_id=new_id(),
        session_id=GOOD,
        endpoint=zone,
        endpoint_hash=zone,
        p256dh="",
        auth="",
        vapid_key="",
        timezone=zone,
        seen_ms=seen_ms,
    )


@pytest.fixture
def tables() -> Iterator[Engine]:
    """Yield a database in memory with every table, and close it: left open, it is warned of."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    "far",
    [{"snooze_until": FAR}, {"paused_until": FAR, "times": ["08:00"]}],
    ids=min,
)
def test_a_reminder_that_cannot_be_planned_rings_no_more_and_the_next_one_does(
    far: dict[str, object], tables: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its own: how much the app logs depends on which app was made before.
    log = CapturingLogger()
    monkeypatch.setattr(scheduling, "log", log)
    bad, good = _row(BAD, far), _row(GOOD, {"times": ["08:00"]})
    planner = Planner(records_of=lambda *_asked: [], home_zones=lambda *_asked: {})
    with Session(tables) as session:
        session.add_all([Owner(owner_id=OWNER, zone="Etc/UTC", created_ms=0), bad, good])
        session.flush()
        planner.advance(
            session, [schedule_row_of(bad), schedule_row_of(good)], now_ms=1_790_000_000_000
        )
        claims = dict(session.execute(select(ROW.reminder_id, ROW.claim_ms)).tuples().all())
    assert claims[BAD] is None
    assert claims[GOOD] is not None
    assert [(call.method_name, call.args, call.kwargs) for call in log.calls] == [
        ("warning", ("reminder-not-planned",), {"error": "OverflowError"})
    ]


@pytest.mark.parametrize(
    ("next_at", "date", "slot", "ends"),
    [
        ("2026-11-21T23:30:00+01:00", "2026-11-21", "23:30", "2026-11-22T00:00:00+00:00"),
        ("2026-11-22T00:30:00+01:00", "2026-11-21", "00:30", "2026-11-22T00:00:00+00:00"),
        ("2026-11-22T12:00:00+01:00", "2026-11-22", "12:00", "2026-11-22T13:00:00+00:00"),
    ],
)
def test_a_nudge_after_midnight_is_of_the_evenings_day_as_on_the_phone_and_ends_with_it(
    next_at: str, date: str, slot: str, ends: str
) -> None:
    # To bed at three: the day's last nudge may come at one, and one in ten hours is the next's.
    window = {"wake": "10:00", "bedtime": "03:00"}
    row = schedule_row_of(_row(GOOD, {"window": window, "next_at": next_at}))
    planner = Planner(records_of=lambda *_asked: [], home_zones=lambda *_asked: {})
    after = datetime(2026, 11, 21, 12, tzinfo=UTC)

    found = planner.occurrence(
        row, zone_of("Europe/Berlin"), after=after, now=after, drinking=Drinking()
    )

    assert found is not None
    assert found.due == datetime.fromisoformat(next_at)
    assert (found.local_date.isoformat(), found.slot) == (date, slot)
    assert found.deadline == min(found.due + TTL, datetime.fromisoformat(ends))


def test_a_pause_holds_back_the_moment_that_the_phone_gave() -> None:
    window = {"wake": "07:00", "bedtime": "23:00"}
    asked = {"window": window, "next_at": "2026-11-21T12:30:00Z"}
    paused = {**asked, "paused_until": "2026-11-22T00:00:00Z"}
    planner = Planner(records_of=lambda *_asked: [], home_zones=lambda *_asked: {})
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)

    found = [
        planner.occurrence(
            schedule_row_of(_row(GOOD, plan)),
            zone_of("Etc/UTC"),
            after=now,
            now=now,
            drinking=Drinking(),
        )
        for plan in (asked, paused)
    ]

    assert [one and one.local_date.day for one in found] == [21, 22]


def test_a_reminder_follows_the_phone_that_was_seen_last(tables: Engine) -> None:
    seen = {"Asia/Tokyo": 2, "Europe/Berlin": 3, "America/Lima": 1, "Nowhere/Known": 4}
    with Session(tables) as session:
        session.add(Owner(owner_id=OWNER, zone="Etc/UTC", created_ms=0))
        session.flush()
        session.add(
            DeviceSession(
                owner_id=OWNER, session_id=GOOD, secret_hash="", signed_in_ms=0, seen_ms=0
            )
        )
        session.flush()
        session.add_all(_phone(zone, seen_ms=at_ms) for zone, at_ms in seen.items())
        session.flush()

        assert phone_zones(session, [OWNER]) == {OWNER: "Europe/Berlin"}


def test_a_nudge_whose_moment_is_over_before_it_was_planned_is_not_told() -> None:
    window = {"wake": "07:00", "bedtime": "23:00"}
    schedule = {"window": window, "next_at": "2026-11-21T11:30:00Z"}
    planner = Planner(records_of=lambda *_asked: [], home_zones=lambda *_asked: {})
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)

    found = planner.occurrence(
        schedule_row_of(_row(GOOD, schedule)),
        zone_of("Etc/UTC"),
        after=now - TTL,
        now=now,
        drinking=Drinking(last_nudge=now),
    )

    assert found is not None
    assert found.due == datetime(2026, 11, 21, 13, 30, tzinfo=UTC)


ODD = ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1066-10-14T09:00:00Z"]


@pytest.mark.parametrize("at", ODD)
def test_a_drink_of_another_age_is_kept_and_stops_no_reminder(tables: Engine, at: str) -> None:
    well = {"body": "woman", "gates": dict.fromkeys(GATES, "no")}
    records = {"drink": [("1", {"at": at, "ml": 250})], "profile": [("2", well)]}
    row = _row(GOOD, {"window": {"wake": "07:00", "bedtime": "23:00"}})
    planner = Planner(
        records_of=lambda _session, _owner, kind, *_which: records[kind],
        home_zones=lambda *_asked: {},
    )
    with Session(tables) as session:
        session.add_all([Owner(owner_id=OWNER, zone="Etc/UTC", created_ms=0), row])
        session.flush()
        planner.advance(session, [schedule_row_of(row)], now_ms=1_790_000_000_000)
        session.expire(row)
        assert row.claim_ms is not None
        session.rollback()


def test_of_what_was_drunk_the_last_days_are_read_wherever_it_was_noted(tables: Engine) -> None:
    asked: list[date] = []

    def records_of(_session: object, _owner: str, kind: str, *which: object) -> list[Any]:
        if kind == "drink":
            asked.extend(each for each in which if isinstance(each, date))
        return []

    row = _row(GOOD, {"window": {"wake": "00:00", "bedtime": "23:00"}})
    planner = Planner(records_of=records_of, home_zones=lambda *_asked: {})
    now = datetime(2026, 11, 21, 0, 30, tzinfo=UTC)
    row.due_ms = int(now.timestamp() * 1000)
    with Session(tables) as session:
        session.add_all([Owner(owner_id=OWNER, zone="Etc/UTC", created_ms=0), row])
        session.flush()
        planner.advance(session, [schedule_row_of(row)], now_ms=row.due_ms)
        session.rollback()

    (since,) = asked
    # Yesterday's day begins two days before at the earliest, where the clocks may be a day behind.
    assert date(2026, 11, 10) < since <= date(2026, 11, 18)


def test_a_zone_name_that_is_a_folder_of_zones_counts_as_unknown() -> None:
    assert zone_of("America").key == "Etc/UTC"
