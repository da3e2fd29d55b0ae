"""Medicines and conditions linked to cramps: as they are written, and as pages show them."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from webapp.contract.knowledge import CheckedOn
from webapp.contract.routine import Gate, Grade, PublishedSource, Review, Slug, Text
from webapp.contract.strict import Strict
from webapp.contract.words import Description

# Where the sources are silent a card says so instead of guessing.
Strength = Grade | Literal["nothing-sure"]


def _one_name_after_another(names: str) -> str:
    """Return names with commas between them, or say what is wrong with them."""
    if names != ", ".join(split(names)):
        raise ValueError("names stand with one comma and one space between them")
    return names


def split(names: str | None) -> list[str]:
    """Return the single names of a line of names."""
    return [name.strip() for name in (names or "").split(",") if name.strip()]


# One line of words, so that a translation may name more or fewer: brands differ between countries.
Names = Annotated[Text, AfterValidator(_one_name_after_another)]
ManyNames = Annotated[
    str, Field(min_length=1, max_length=2400), AfterValidator(_one_name_after_another)
]


class Part(StrEnum):
    """Why a medicine is listed: as a possible cause, or as something taken for cramps."""

    LINKED = "linked"
    TRIED = "tried"


class MedicineFile(Strict):
    """A class of medicines: what was found, how sure it is, and what to ask.

    `figures` are the numbers of a study for those who want them; they claim nothing alone.
    """

    id: Slug
    part: Part
    title: Text
    names: Names
    brands: Names | None = None
    strength: Strength
    finding: Text
    figures: Text | None = None
    ask: Annotated[list[Text], Field(min_length=1)]
    note: Text | None = None
    urgent: Text | None = None
    sources: list[int] = Field(default_factory=list)


class MedicinesFile(Strict):
    """`routines/knowledge/medicines.yaml`."""

    review: Review
    checked_on: CheckedOn
    keep_on: Text
    no_cause: Text
    timing: Text
    unlisted: Text
    medicines: Annotated[list[MedicineFile], Field(min_length=1)]


class ConditionFile(Strict):
    """A condition or a time of life: what is known, what is not, what the app does, whom to ask."""

    id: Slug
    title: Text
    names: Names | None = None
    describes: Description | None = None
    strength: Strength
    known: Text
    unsure: Text | None = None
    does: list[Text] = Field(default_factory=list)
    ask: Annotated[list[Text], Field(min_length=1)]
    soon: list[Text] = Field(default_factory=list)
    urgent: Text | None = None
    gates: list[Gate] = Field(default_factory=list)
    routines: list[Slug] = Field(default_factory=list)
    sources: list[int] = Field(default_factory=list)


class ConditionsFile(Strict):
    """`routines/knowledge/conditions.yaml`."""

    review: Review
    checked_on: CheckedOn
    conditions: Annotated[list[ConditionFile], Field(min_length=1)]


class MedicineCard(Strict):
    """A class of medicines as a page shows it."""

    id: str
    part: Part
    title: str
    names: list[str]
    brands: list[str]
    strength: Strength
    finding: str
    figures: str | None
    ask: list[str]
    note: str | None
    urgent: str | None
    sources: list[int]


class ConditionCard(Strict):
    """A condition as a page shows it."""

    id: str
    title: str
    names: list[str]
    describes: Description | None
    strength: Strength
    known: str
    unsure: str | None
    does: list[str]
    ask: list[str]
    soon: list[str]
    urgent: str | None
    gates: list[Gate]
    routines: list[str]
    sources: list[int]


class PublishedLinked(Strict):
    """Medicines and conditions in one language, with the references that they name."""

    version: str
    review: Review
    checked_on: str
    keep_on: str
    no_cause: str
    timing: str
    unlisted: str
    medicines: list[MedicineCard]
    conditions: list[ConditionCard]
    sources: list[PublishedSource]
