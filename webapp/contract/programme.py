"""A programme: routines that are done again and again, until a day on which to decide."""

from typing import Annotated

from pydantic import Field

from webapp.contract.routine import PublishedSource, Review, Slug, Text
from webapp.contract.strict import Strict

ProgrammeDays = Annotated[int, Field(ge=7, le=120)]


class ProgrammeFile(Strict):
    """One programme as it is written: `body` is what to do when it is over."""

    id: Slug
    title: Text
    summary: Text
    sentence: Text
    days: ProgrammeDays
    routines: Annotated[list[Slug], Field(min_length=1)]
    body: Text
    sources: list[int]


class ProgrammesFile(Strict):
    """`routines/knowledge/programmes.yaml`."""

    review: Review
    programmes: list[ProgrammeFile]


class PublishedProgrammeRoutine(Strict):
    """A routine that counts for a programme."""

    id: Slug
    title: Text


class PublishedProgramme(Strict):
    """One programme in one language."""

    id: Slug
    title: Text
    summary: Text
    sentence: Text
    days: ProgrammeDays
    routines: list[PublishedProgrammeRoutine]
    body: Text
    sources: list[PublishedSource]


class PublishedProgrammes(Strict):
    """Every programme."""

    version: str
    review: Review
    programmes: list[PublishedProgramme]
