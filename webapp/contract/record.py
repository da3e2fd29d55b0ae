"""What a person writes down: the kinds of records and their fields.

Every field is optional unless it says `Required`; a field that is absent was never told.
Words such as `Side` are known but open: a word of a newer build is stored and handed on, so their
fields read `Side | Word`. Unknown fields, here and in nested objects, are kept as they are.
"""

from types import MappingProxyType
from typing import Annotated, Final, Required

from pydantic import Field, with_config
from typing_extensions import TypedDict

from webapp.contract.routine import Muscle
from webapp.contract.schedule import ReminderLimits, Schedule
from webapp.contract.strict import OPEN
from webapp.contract.text import (
    ClockTime,
    Count,
    Day,
    Id,
    Instant,
    Name,
    Note,
    Scale,
    Word,
    Zone,
)
from webapp.contract.words import (
    Beverage,
    Body,
    Context,
    Description,
    GateAnswer,
    GoalKind,
    NightCramps,
    Relief,
    ReminderAnswer,
    ReminderWhat,
    Side,
    Soreness,
    Units,
    VoiceMode,
)

PROFILE_ID: Final = "00000000-0000-8000-8000-000000000001"
LONGEST_NUMBER: Final = 40
MOST_ML: Final = 20_000

Millilitres = Annotated[int, Field(ge=0, le=MOST_ML)]
Title = Annotated[str, Field(max_length=200)]
Seconds = Annotated[int, Field(ge=0, le=86_400)]


@with_config(OPEN)
class EndedDuring(TypedDict, total=False):
    """The routine and the step that were running when a cramp ended."""

    routine: Required[Name]
    step: Word


@with_config(OPEN)
class CrampFields(TypedDict, total=False):
    """One cramp, from its first second to what it left behind."""

    started_at: Required[Instant]
    ended_at: Instant
    ended_about: bool
    side: Side | Word
    muscle: Muscle | Word
    intensity: Scale
    sleep_disturbance: Scale
    ended_during: EndedDuring
    relief: Annotated[list[Relief | Word], Field(max_length=40)]
    soreness: Soreness | Word
    context: Annotated[list[Context | Word], Field(max_length=40)]
    note: Note


@with_config(OPEN)
class NightFields(TypedDict, total=False):
    """What a person answered about one night; its date is the evening's."""

    date: Required[Day]
    cramps: NightCramps | Word
    note: Note


@with_config(OPEN)
class DrinkFields(TypedDict, total=False):
    """Something that was drunk."""

    at: Required[Instant]
    ml: Required[Millilitres]
    beverage: Beverage | Word
    note: Note


@with_config(OPEN)
class SessionFields(TypedDict, total=False):
    """One run of a routine."""

    routine: Required[Name]
    started_at: Required[Instant]
    ended_at: Instant
    side: Side | Word
    completed_steps: Count
    of_steps: Count
    note: Note


@with_config(OPEN)
class MedicineFields(TypedDict, total=False):
    """A medicine and since when it is taken."""

    name: Required[Name]
    dose: Name
    since: Day
    until: Day
    note: Note


@with_config(OPEN)
class ReminderFields(TypedDict, total=False):
    """What to be reminded of, and when. Without `zone`, or as "floating", it follows the phone.

    It was put off until `snoozed_until`, or the schedule's own `snooze_until`, whichever is later:
    whoever puts it off need not know the schedule as it stands, and leaves it alone.
    """

    what: Required[ReminderWhat | Word]
    schedule: Required[Schedule]
    zone: Zone
    enabled: bool
    snoozed_until: Instant
    title: Title
    routine: Name


@with_config(OPEN)
class AnswerFields(TypedDict, total=False):
    """What a person answered to one occurrence of a reminder; its id comes from the occurrence."""

    reminder: Required[Id]
    date: Required[Day]
    slot: Required[Word]
    action: Required[ReminderAnswer | Word]
    at: Required[Instant]


@with_config(OPEN)
class Goal(TypedDict, total=False):
    """How much a person means to drink a day, or must not pass."""

    kind: Required[GoalKind | Word]
    ml: Millilitres
    low_ml: Millilitres
    high_ml: Millilitres


@with_config(OPEN)
class Voice(TypedDict, total=False):
    """How the player speaks."""

    mode: Required[VoiceMode | Word]


@with_config(OPEN)
class ProgrammeUnderWay(TypedDict, total=False):
    """The programme that a person follows, and the date of its first evening."""

    id: Required[Name]
    started_on: Required[Day]


@with_config(OPEN)
class ProfileFields(TypedDict, total=False):
    """The one record of choices and of what is told once. A gate that is absent was never asked."""

    units: Units | Word
    glass_ml: Millilitres
    goal: Goal
    gates: dict[Word, GateAnswer | Word]
    voice: Voice
    emergency_number: Annotated[str, Field(max_length=LONGEST_NUMBER)]
    wake: ClockTime
    bedtime: ClockTime
    body: Body | Word
    last_muscle: Muscle | Word
    describes: Annotated[list[Description | Word], Field(max_length=40)]
    reminders: ReminderLimits
    programme: ProgrammeUnderWay


@with_config(OPEN)
class OwnStep(TypedDict, total=False):
    """A step of a routine of one's own."""

    action: Required[Name]
    explain: Note
    seconds: Required[Seconds]
    repetitions: Count
    pose: Word


@with_config(OPEN)
class RoutineFields(TypedDict, total=False):
    """A routine of the person's own, perhaps grown from one of ours."""

    title: Title
    based_on: Name
    muscle: Muscle | Word
    steps: Annotated[list[OwnStep], Field(max_length=60)]
    note: Note


TrialBlock = TypedDict("TrialBlock", {"label": Required[Word], "from": Day, "to": Day}, total=False)
TrialBlock.__doc__ = "A stretch of days in which one thing is tried, or nothing."
with_config(OPEN)(TrialBlock)


@with_config(OPEN)
class TrialFields(TypedDict, total=False):
    """A personal test: what is tried, in which blocks of days."""

    what: Name
    blocks: Annotated[list[TrialBlock], Field(max_length=60)]
    started_on: Day
    ended_on: Day
    note: Note


KINDS: Final = MappingProxyType(
    {
        "cramp": CrampFields,
        "night": NightFields,
        "drink": DrinkFields,
        "session": SessionFields,
        "medicine": MedicineFields,
        "reminder": ReminderFields,
        "answer": AnswerFields,
        "profile": ProfileFields,
        "routine": RoutineFields,
        "trial": TrialFields,
    }
)
