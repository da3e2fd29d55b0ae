"""How much a person has heard on a day, all reminders together: they set the most for it."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import cast

from sqlalchemy import Select, Table, exists, func, select
from sqlalchemy.orm import Session

from webapp.reminders.models import ReminderDelivery, ReminderSchedule
from webapp.reminders.outcome import Fate
from webapp.reminders.payload import TEST, TEST_SLOT

_ROWS = cast("Table", ReminderSchedule.__table__)
_DELIVERIES = cast("Table", ReminderDelivery.__table__)

# Reminder, local date and slot: one occurrence of one person.
Occasion = tuple[str, str, str]
# A person and a local date.
Day = tuple[str, str]


class Place(Enum):
    """Whether a day holds one more."""

    FREE = auto()
    AWAITED = auto()  # what is on its way takes the last one, and may still fail
    FULL = auto()


@dataclass
class Counted:
    """How many occurrences each person has heard on each day, and how many are on their way."""

    heard: Counter[Day]
    flying: Counter[Day]

    def place(self, day: Day, *, most: int, is_told: bool, is_late: bool) -> Place:
        """Tell whether the person wants one more that day; if so, count it.

        One that was told to some phone is counted already, one that is too late to be told is not.
        """
        heard = self.heard[day] - is_told
        if heard >= most:
            return Place.FULL
        if heard + self.flying[day] >= most:
            return Place.AWAITED
        self.flying[day] += not (is_told or is_late)
        return Place.FREE


def counted_for(
    session: Session,
    owners: Select[tuple[str]],
    *,
    told: Mapping[tuple[str, Occasion], Mapping[str, str]],
    lease_ms: int,
) -> Counted:
    """Return how much has been sent to each person on each day, or may just be on its way."""
    was_sent = exists().where(
        _DELIVERIES.c.owner_id == _ROWS.c.owner_id,
        _DELIVERIES.c.reminder_id == _ROWS.c.reminder_id,
        _DELIVERIES.c.local_date == _ROWS.c.local_date,
        _DELIVERIES.c.slot == _ROWS.c.slot,
        _DELIVERIES.c.outcome == Fate.SENT,
    )
    flying = (
        select(_ROWS.c.owner_id, _ROWS.c.local_date, func.count())
        .where(
            _ROWS.c.owner_id.in_(owners),
            _ROWS.c.tries > 0,
            _ROWS.c.what != TEST,
            _ROWS.c.claim_ms != lease_ms,
            ~was_sent,
        )
        .group_by(_ROWS.c.owner_id, _ROWS.c.local_date)
    )
    found = session.execute(flying).all()
    return Counted(heard_in(told), Counter({(owner, date): count for owner, date, count in found}))


def heard_in(told: Mapping[tuple[str, Occasion], Mapping[str, str]]) -> Counter[Day]:
    """Return how many occurrences of those that were told have reached a phone.

    A test that the person has asked for is none of them: it takes nobody's place.
    """
    return Counter(
        (owner, date)
        for (owner, (_reminder, date, slot)), fates in told.items()
        if Fate.SENT in fates.values() and not slot.startswith(TEST_SLOT)
    )


def told_to(
    session: Session, owners: Select[tuple[str]], *, dates: Collection[str]
) -> dict[tuple[str, Occasion], dict[str, str]]:
    """Return, for each occurrence of these days, which subscriptions have heard of it and how."""
    found: dict[tuple[str, Occasion], dict[str, str]] = {}
    of = _DELIVERIES.c
    query = select(
        of.owner_id, of.reminder_id, of.local_date, of.slot, of.subscription_id, of.outcome
    ).where(of.owner_id.in_(owners), of.local_date.in_(dates))
    for owner, reminder, date, slot, subscription, outcome in session.execute(query).all():
        found.setdefault((owner, (reminder, date, slot)), {})[subscription] = outcome
    return found
