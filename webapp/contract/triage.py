"""Is this dangerous? Questions, what can be ticked, and what follows: as written, as published."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from webapp.contract.routine import Gate, Grade, PublishedSource, Review, Slug, Text
from webapp.contract.strict import Strict

# From the most urgent down; `open` means that there are not enough answers to say anything.
Outcome = Literal["call", "today", "soon", "self-care", "open"]
TriageBlock = Literal["danger", "soon", "self-care"]
Choose = Literal["several", "one"]
Advisor = Literal["doctor", "pharmacist", "midwife", "team", "parent"]
TickAnswer = Literal["yes", "no", "unsure"]
Days = Annotated[int, Field(ge=0, le=60)]
# A rule holds when in each of these lists at least one finding does.
Needs = Annotated[list[Annotated[list[Slug], Field(min_length=1)]], Field(min_length=1)]


class OutcomeFile(Strict):
    """What a person reads above the reasons."""

    id: Outcome
    title: Text
    body: Text
    notes: list[Text] = Field(default_factory=list)


class FindingFile(Strict):
    """Something to tick; without text it is the sign of an emergency with the same name.

    Whoever has answered yes or unsure to the gate finds it ticked.
    """

    id: Slug
    text: Text | None = None
    gate: Gate | None = None


class QuestionFile(Strict):
    """One screen."""

    id: Slug
    block: TriageBlock
    choose: Choose
    question: Text
    findings: Annotated[list[FindingFile], Field(min_length=1)]


class TriageRuleFile(Strict):
    """What follows from findings; with `emergency` the words, urgency and sources of that sign."""

    id: Slug
    needs: Needs
    strength: Grade
    emergency: Slug | None = None
    outcome: Outcome | None = None
    why: Text | None = None
    body: Text | None = None
    days: Days | None = None
    who: Advisor | None = None
    routines: list[Slug] = Field(default_factory=list)
    sources: list[int] = Field(default_factory=list)

    @model_validator(mode="after")
    def _says_what_follows(self) -> Self:
        own = (self.outcome, self.why)
        if self.emergency is not None and (any(own) or self.sources):
            raise ValueError("a rule for an emergency takes outcome, why and sources from it")
        if self.emergency is None and not all(own):
            raise ValueError("any other rule needs outcome and why")
        visit = self.outcome == "soon"
        if ((self.days is None), (self.who is None)) != (not visit, not visit):
            raise ValueError("days and who belong to the outcome soon, both of them")
        return self


class TriageFile(Strict):
    """`routines/knowledge/triage.yaml`."""

    review: Review
    outcomes: Annotated[list[OutcomeFile], Field(min_length=1)]
    questions: Annotated[list[QuestionFile], Field(min_length=1)]
    rules: Annotated[list[TriageRuleFile], Field(min_length=1)]


class TriageOutcome(Strict):
    """What a person reads above the reasons, in one language."""

    id: Outcome
    title: str
    body: str
    notes: list[str]


class TriageFinding(Strict):
    """Something to tick."""

    id: str
    text: str
    gate: Gate | None


class TriageQuestion(Strict):
    """One screen."""

    id: str
    block: TriageBlock
    choose: Choose
    question: str
    findings: list[TriageFinding]


class TriageRule(Strict):
    """What follows when in each list of `needs` at least one finding holds."""

    id: str
    needs: list[list[str]]
    outcome: Outcome
    why: str
    body: str | None
    days: int | None
    who: Advisor | None
    strength: Grade
    routines: list[str]
    sources: list[int]


class TriageLine(Strict):
    """One tap of the screen that is there in the night: its rules, whatever else is ticked."""

    id: str
    text: str
    outcome: Outcome
    rules: list[str]


class PublishedTriage(Strict):
    """`/check/triage.json`: all that the phone needs to tell how urgent it is."""

    version: str
    review: Review
    number_hint: str
    today_hint: str
    outcomes: list[TriageOutcome]
    lines: list[TriageLine]
    questions: list[TriageQuestion]
    rules: list[TriageRule]
    sources: list[PublishedSource]
