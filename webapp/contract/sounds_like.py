"""What does it sound like? Answers, points and patterns: as written, as published."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from webapp.contract.routine import Grade, PublishedSource, Review, Slug, Text
from webapp.contract.strict import Strict
from webapp.contract.triage import Advisor, Choose, Days, Needs

SoundsOutcome = Literal["pattern", "mixed", "open"]
Points = Annotated[int, Field(ge=1, le=3)]


class SoundsOutcomeFile(Strict):
    """What a person reads above the pattern."""

    id: SoundsOutcome
    title: Text
    body: Text


class OptionFile(Strict):
    """An answer, and how much it speaks for which pattern."""

    id: Slug
    text: Text
    points: dict[Slug, Points]


class SoundsQuestionFile(Strict):
    """One screen."""

    id: Slug
    choose: Choose
    question: Text
    options: Annotated[list[OptionFile], Field(min_length=2)]


class _Visit(Strict):
    """Whom to see and within how many days; neither, where a visit is not needed."""

    days: Days | None = None
    who: Advisor | None = None

    @model_validator(mode="after")
    def _days_and_who(self) -> Self:
        if (self.days is None) != (self.who is None):
            raise ValueError("days and who come together")
        return self


class PatternFile(_Visit):
    """What the answers may sound like; it is named only when all its needs are chosen."""

    id: Slug
    title: Text
    body: Text
    why: Text
    needs: Needs
    strength: Grade
    routines: list[Slug] = Field(default_factory=list)
    sources: Annotated[list[int], Field(min_length=1)]


class AlwaysFile(Strict):
    """What deserves a visit whatever the points say."""

    id: Slug
    needs: Needs
    why: Text
    days: Days
    who: Advisor
    strength: Grade
    sources: Annotated[list[int], Field(min_length=1)]


class SoundsLikeFile(Strict):
    """`routines/knowledge/sounds-like.yaml`; `notes` lists what else can feel alike."""

    review: Review
    lead: Annotated[int, Field(ge=1, le=9)]
    outcomes: Annotated[list[SoundsOutcomeFile], Field(min_length=1)]
    notes: Annotated[list[Text], Field(min_length=1)]
    questions: Annotated[list[SoundsQuestionFile], Field(min_length=1)]
    patterns: Annotated[list[PatternFile], Field(min_length=2)]
    always: list[AlwaysFile]


class SoundsOption(Strict):
    """An answer, and how much it speaks for which pattern."""

    id: str
    text: str
    points: dict[str, int]


class SoundsQuestion(Strict):
    """One screen."""

    id: str
    choose: Choose
    question: str
    options: list[SoundsOption]


class SoundsPattern(Strict):
    """A pattern, why it matters and whom to see within how many days."""

    id: str
    title: str
    body: str
    why: str
    needs: list[list[str]]
    days: int | None
    who: Advisor | None
    strength: Grade
    routines: list[str]
    sources: list[int]


class SoundsAlways(Strict):
    """What deserves a visit whatever the points say."""

    id: str
    needs: list[list[str]]
    why: str
    days: int
    who: Advisor
    strength: Grade
    sources: list[int]


class SoundsText(Strict):
    """What a person reads above the pattern, in one language."""

    id: SoundsOutcome
    title: str
    body: str


class PublishedSoundsLike(Strict):
    """`/check/sounds-like.json`: the questionnaire in one language."""

    version: str
    review: Review
    lead: int
    outcomes: list[SoundsText]
    notes: list[str]
    questions: list[SoundsQuestion]
    patterns: list[SoundsPattern]
    always: list[SoundsAlways]
    sources: list[PublishedSource]
