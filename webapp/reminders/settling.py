"""Writing down what became of claims: one short transaction after the sending.

Everything is read and written as sets: a worker settles hundreds of claims together, and objects
for each of their rows would cost more than the statements.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import Table, select, tuple_
from sqlalchemy.orm import Session

from webapp.foundation.upsert import insert_rows
from webapp.reminders.claiming import Claim
from webapp.reminders.models import ReminderDelivery, ReminderSchedule
from webapp.reminders.outcome import PUT_OFF, Fate, Outcome, pause_s
from webapp.reminders.rows import ScheduleRow, put_back, try_again
from webapp.reminders.scheduling import Planner
from webapp.reminders.sending import Target
from webapp.reminders.standing import (
    PhoneKey,
    Standing,
    forget_phones,
    standings,
    write_standings,
)

_ROWS = cast("Table", ReminderSchedule.__table__)
_NOTES = cast("Table", ReminderDelivery.__table__)
_NOTE_KEY = tuple(_NOTES.primary_key.columns.keys())

# How often one that waits for another looks whether that has arrived.
AWAIT_MS = 30_000

Sent = tuple[Claim, Mapping[str, Outcome]]
# Lease, date and slot: what a row says for as long as it is ours.
_Hold = tuple[int | None, str | None, str | None]
_Rows = Mapping[tuple[str, str], tuple[_Hold, ScheduleRow]]


@dataclass
class _Ledger:
    """What one settling finds out, before it is written."""

    phones: dict[PhoneKey, Standing]
    changed: dict[PhoneKey, Standing] = field(default_factory=dict)
    gone: set[PhoneKey] = field(default_factory=set)
    notes: dict[tuple[str, ...], dict[str, Any]] = field(default_factory=dict)

    def note(self, taken: Claim, target: Target, outcome: Outcome, *, now_ms: int) -> None:
        """Let an outcome count for its subscription, if that is still there."""
        ringing = taken.ringing
        key = (ringing.owner_id, target.subscription_id)
        phone = self.phones.get(key)
        if phone is None:
            return
        if outcome.fate == Fate.GONE:
            # Whoever has subscribed anew meanwhile has a new id with the new address.
            self.gone.add(key)
            return
        self.phones[key] = self.changed[key] = phone.after(outcome, now_ms=now_ms)
        fate = Fate.MISSED if outcome.fate == Fate.LATER else outcome.fate
        named = {
            "owner_id": ringing.owner_id,
            "reminder_id": ringing.reminder_id,
            "local_date": ringing.local_date,
            "slot": ringing.slot,
            "subscription_id": target.subscription_id,
        }
        self.notes[tuple(named.values())] = {**named, "outcome": str(fate), "at_ms": now_ms}

    def write(self, session: Session) -> None:
        """Write all of it; what is gone takes its notes along."""
        write_standings(session, self.changed)
        forget_phones(session, self.gone)
        kept = [
            note
            for note in self.notes.values()
            if (note["owner_id"], note["subscription_id"]) not in self.gone
        ]
        # The second of two workers that told the same is the one that counts.
        insert_rows(session, _NOTES, rows=kept, key=_NOTE_KEY)


def settle(session: Session, sent: Sequence[Sent], *, planner: Planner, now_ms: int) -> None:
    """Record what became of claims and find what rings next; later tries are set, too."""
    told = {taken.ringing.owner_id for taken, _outcomes in sent if taken.targets}
    ledger = _Ledger(standings(session, told))
    rows = _rows(session, sent)
    over: list[ScheduleRow] = []
    again: list[tuple[ScheduleRow, int]] = []
    waiting: list[tuple[ScheduleRow, int]] = []
    tries = _next_tries(session, sent, rows, planner=planner, now_ms=now_ms)
    for (taken, outcomes), next_ms in zip(sent, tries, strict=True):
        row = _held(taken, rows)
        if row is None:
            pass  # somebody else goes on with it
        elif taken.awaits:
            waiting.append((row, now_ms + AWAIT_MS))
        elif next_ms is None:
            over.append(row)
        else:
            again.append((row, next_ms))
        for target in taken.targets:
            outcome = outcomes.get(target.subscription_id, PUT_OFF)
            if outcome.fate != Fate.LATER or next_ms is None:
                ledger.note(taken, target, outcome, now_ms=now_ms)
    ledger.write(session)
    try_again(session, again)
    put_back(session, waiting)
    planner.advance(session, over, now_ms=now_ms)


def _next_tries(
    session: Session, sent: Sequence[Sent], rows: _Rows, *, planner: Planner, now_ms: int
) -> list[int | None]:
    """Return, claim by claim, when to try again; None where the occurrence is over."""
    tries = [_next_try_ms(taken, outcomes, now_ms=now_ms) for taken, outcomes in sent]
    # One phone that cannot be reached must not keep what comes next from the others.
    heard = {
        number: (row, next_ms)
        for number, ((taken, _outcomes), next_ms) in enumerate(zip(sent, tries, strict=True))
        if next_ms is not None and taken.is_told and (row := _held(taken, rows)) is not None
    }
    overtaken = planner.overtaken(session, list(heard.values()), now_ms=now_ms)
    for number, (row, _next_ms) in heard.items():
        if (row.owner_id, row.reminder_id) in overtaken:
            tries[number] = None
    return tries


def _next_try_ms(taken: Claim, outcomes: Mapping[str, Outcome], *, now_ms: int) -> int | None:
    """Return when to try again what could not be sent, or None when this occurrence is over."""
    if taken.is_late:
        return None
    later = [outcome for outcome in outcomes.values() if outcome.fate == Fate.LATER]
    if not later:
        return None
    # A host that is left alone keeps only its own phones waiting: the sender sees to that.
    elsewhere = [outcome for outcome in later if not outcome.pauses_host] or later
    asked = max((o.retry_after_s for o in elsewhere if o.retry_after_s is not None), default=None)
    again = now_ms + int(pause_s(taken.tries, asked=asked) * 1000)
    return again if again < taken.ringing.deadline_ms else None


def _held(taken: Claim, rows: _Rows) -> ScheduleRow | None:
    """Return the claim's row if neither the person nor another worker has changed it since."""
    hold, row = rows.get(taken.key, (None, None))
    ours = (taken.lease_ms, taken.ringing.local_date, taken.ringing.slot)
    return row if hold == ours else None


def _rows(session: Session, sent: Iterable[Sent]) -> _Rows:
    keys = sorted({taken.key for taken, _outcomes in sent})
    of = _ROWS.c
    query = (
        select(
            *(of.claim_ms, of.local_date, of.slot),
            *(of.owner_id, of.reminder_id, of.what, of.schedule, of.zone, of.due_ms),
        )
        .where(tuple_(of.owner_id, of.reminder_id).in_(keys))
        .order_by(of.owner_id, of.reminder_id)
        .with_for_update()
    )
    return {
        (row.owner_id, row.reminder_id): (
            (row.claim_ms, row.local_date, row.slot),
            ScheduleRow(*row[3:]),
        )
        for row in session.execute(query)
    }
