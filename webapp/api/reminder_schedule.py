"""The reminders of people without an account: times, and nothing else about them."""

from flask import Response, current_app
from flask_openapi.blueprint import APIBlueprint
from sqlalchemy.orm import Session

from webapp.accounts.login import admit_owners, signed_in
from webapp.api.answers import answer
from webapp.contract.reminder import (
    ReminderScheduleAnswer,
    ReminderScheduleWish,
    ScheduledReminder,
)
from webapp.foundation.clock import iso, now_ms
from webapp.foundation.limits import limited
from webapp.foundation.transactions import read, write
from webapp.wiring import keep_zone, planner_of

bp = APIBlueprint("reminder_schedule", __name__, url_prefix="/api/v1/reminder-schedule")
bp.before_request(admit_owners)


@bp.get("", responses={200: ReminderScheduleAnswer})
def show() -> Response:
    """Tell what will ring next for the caller."""
    owner, now = signed_in().owner_id, now_ms()
    return answer(read(lambda session: _planned(session, owner, now=now)))


@bp.put("", responses={200: ReminderScheduleAnswer})
@limited("600 per minute")
def put(body: ReminderScheduleWish) -> Response:
    """Replace what the server rings for a caller without an account.

    With an account the synced records decide, and the answer tells what they decided.
    """
    who, now = signed_in(), now_ms()
    planner = planner_of(current_app)

    def store(session: Session) -> ReminderScheduleAnswer:
        if not who.has_account:
            keep_zone(session, who.owner_id, body.timezone, planner=planner, now_ms=now)
            planner.take_entries(session, who.owner_id, body.reminders, now_ms=now)
            session.flush()
        return _planned(session, who.owner_id, now=now)

    return answer(write(store))


def _planned(session: Session, owner: str, *, now: int) -> ReminderScheduleAnswer:
    told = planner_of(current_app).next_told(session, owner, now_ms=now)
    return ReminderScheduleAnswer(
        reminders=[
            ScheduledReminder(id=reminder, next_at=None if due_ms is None else iso(due_ms))
            for reminder, due_ms in told
        ]
    )
