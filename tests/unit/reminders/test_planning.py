"""Planning goes on past a reminder that cannot be planned."""

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from structlog.testing import CapturingLogger

from webapp.accounts.models import Owner
from webapp.foundation.database import Base
from webapp.reminders import scheduling
from webapp.reminders.localtime import zone_of
from webapp.reminders.models import ReminderSchedule
from webapp.reminders.rows import told_of
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


@pytest.mark.parametrize(
    "far",
    [{"snooze_until": FAR}, {"paused_until": FAR, "times": ["08:00"]}],
    ids=min,
)
def test_a_reminder_that_cannot_be_planned_rings_no_more_and_the_next_one_does(
    far: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its own: how much the app logs depends on which app was made before.
    log = CapturingLogger()
    monkeypatch.setattr(scheduling, "log", log)
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    bad, good = _row(BAD, far), _row(GOOD, {"times": ["08:00"]})
    planner = Planner(records_of=lambda *_asked: [], home_zones=lambda *_asked: {})
    with Session(engine) as session:
        session.add_all([Owner(owner_id=OWNER, zone="Etc/UTC", created_ms=0), bad, good])
        session.flush()
        planner.advance(session, [told_of(bad), told_of(good)], now_ms=1_790_000_000_000)
        claims = dict(session.execute(select(ROW.reminder_id, ROW.claim_ms)).tuples().all())
    assert claims[BAD] is None
    assert claims[GOOD] is not None
    assert [(call.method_name, call.args, call.kwargs) for call in log.calls] == [
        ("warning", ("reminder-not-planned",), {"error": "OverflowError"})
    ]


def test_a_zone_name_that_is_a_folder_of_zones_counts_as_unknown() -> None:
    assert zone_of("America").key == "Etc/UTC"
