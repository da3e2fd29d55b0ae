"""What the app knows besides routines: sources, gates, emergency signs, common spoken lines."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from webapp.contract.routine import (
    Gate,
    Line,
    PublishedSource,
    Review,
    Slug,
    SourceType,
    Text,
)
from webapp.contract.strict import Strict

CheckedOn = Annotated[str, Field(pattern=r"^20\d\d-[01]\d(-[0-3]\d)?$")]
Urgency = Literal["call", "today"]
Seen = Literal["original", "copy", "memory"]
SourceStatus = Literal["none-known", "corrected", "retracted", "concern", "dated"]


class PhraseKey(StrEnum):
    """The lines that the player can say in any routine."""

    HOLD = "hold"
    OTHER_LEG = "other_leg"
    HALFWAY = "halfway"
    ONE_MINUTE = "one_minute"
    TEN_SECONDS = "ten_seconds"
    THREE = "three"
    TWO = "two"
    ONE = "one"
    TAKE_IT_OFF = "take_it_off"
    STILL_CRAMPING = "still_cramping"
    TEN_MINUTES = "ten_minutes"
    GET_HELP = "get_help"
    FINISHED = "finished"
    SIT_UP = "sit_up"
    PARTNER = "partner"
    SOUND_CHECK = "sound_check"


class PhrasesFile(Strict):
    """`routines/phrases.yaml`: the words of every key."""

    review: Review
    lines: dict[PhraseKey, Text]


class PublishedPhrases(Strict):
    """Every common line with its clip, in one language."""

    version: str
    lines: dict[PhraseKey, Line]


class Source(Strict):
    """A reference; `seen` says whether the original was read, a copy, or neither.

    `status` is what became of it since it was published, `caveat` what to mind when reading it.
    """

    number: Annotated[int, Field(ge=1, le=999)]
    title: Text
    citation: Text | None = None
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    type: SourceType
    url: Annotated[str, Field(pattern=r"^https://\S+$")] | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\S+$")] | None = None
    seen: Seen
    status: SourceStatus = "none-known"
    caveat: Text | None = None
    checked_on: CheckedOn

    @property
    def address(self) -> str | None:
        """Where it can be read."""
        return self.url or (f"https://doi.org/{self.doi}" if self.doi else None)


class SourcesFile(Strict):
    """`routines/sources.yaml`."""

    sources: Annotated[list[Source], Field(min_length=1)]


class GateDefault(Strict):
    """A gate's question for the settings and the words a routine uses when it has no own ones."""

    gate: Gate
    question: Text
    why: Text
    instead: Text


class GatesFile(Strict):
    """`routines/gates.yaml`."""

    review: Review
    gates: Annotated[list[GateDefault], Field(min_length=1)]


class GateQuestion(Strict):
    """What to ask once, by day, and why."""

    gate: Gate
    question: str
    why: str


class PublishedGates(Strict):
    """Every gate's question, in one language."""

    version: str
    questions: list[GateQuestion]


class EmergencySignFile(Strict):
    """A sign that needs help at once (`call`) or the same day (`today`)."""

    id: Slug
    sign: Text
    act: Urgency
    why: Text
    sources: list[int] = Field(default_factory=list)


class PlayerSignFile(Strict):
    """A short line of the player that stands for one or more signs."""

    id: Slug
    text: Text
    signs: Annotated[list[Slug], Field(min_length=1)]


class TenMinutesFile(Strict):
    """What the player shows when a cramp has not let go."""

    headline: Text
    body: Text
    why: Text
    sources: Annotated[list[int], Field(min_length=1)]


class EmergencyFile(Strict):
    """`routines/knowledge/emergency.yaml`."""

    review: Review
    quick_line: Text
    number_hint: Text
    today_hint: Text
    ten_minutes: TenMinutesFile
    player_signs: Annotated[list[PlayerSignFile], Field(min_length=1)]
    signs: Annotated[list[EmergencySignFile], Field(min_length=1)]


class EmergencySign(Strict):
    """A sign, what to do about it and why."""

    id: str
    sign: str
    act: Urgency
    why: str
    sources: list[int]


class PlayerSign(Strict):
    """One line of the player's list, with the signs behind it."""

    id: str
    text: str
    signs: list[str]


class PublishedEmergency(Strict):
    """The emergency block in one language, for `/check` and the player."""

    version: str
    review: Review
    quick_line: str
    number_hint: str
    today_hint: str
    headline: str
    body: str
    why: str
    player_signs: list[PlayerSign]
    signs: list[EmergencySign]
    sources: list[PublishedSource]
