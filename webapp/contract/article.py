"""What is known, article by article, as people write it in `routines/knowledge/articles/`."""

from typing import Annotated, Literal

from pydantic import Field

from webapp.contract.knowledge import CheckedOn
from webapp.contract.routine import Grade, Review, Slug, Text
from webapp.contract.strict import Strict

# "none": we looked, and found no study that could carry the claim.
Strength = Literal[Grade, "none"]
RelatedPage = Literal[
    "check", "diary", "insights", "medicines", "reminders", "report", "routines", "settings",
    "water",
]  # fmt: skip


class PartFile(Strict):
    """A paragraph: a claim with its strength and its sources, or a note that claims nothing."""

    text: Text
    points: list[Text] = Field(default_factory=list)
    strength: Strength | None = None
    sources: list[int] = Field(default_factory=list)


class SectionFile(Strict):
    """A heading with what belongs under it; other pages lead to `<slug>#<id>`."""

    id: Slug
    title: Text
    parts: Annotated[list[PartFile], Field(min_length=1)]


class CorrectionFile(Strict):
    """What an article once said wrongly, and since when it says otherwise."""

    date: CheckedOn
    text: Text


class RelatedFile(Strict):
    """Where to go on from an article."""

    routines: list[Slug] = Field(default_factory=list)
    articles: list[Slug] = Field(default_factory=list)
    pages: list[RelatedPage] = Field(default_factory=list)


class ArticleFile(Strict):
    """One file `routines/knowledge/articles/<id>.yaml`."""

    id: Slug
    title: Text
    summary: Text
    review: Review
    checked_on: CheckedOn
    check_again: CheckedOn
    history: list[CorrectionFile] = Field(default_factory=list)
    sections: Annotated[list[SectionFile], Field(min_length=1)]
    related: RelatedFile


class ShelfFile(Strict):
    """Articles that belong together, in the order of reading."""

    id: Slug
    title: Text
    articles: Annotated[list[Slug], Field(min_length=1)]


class ShelvesFile(Strict):
    """`routines/knowledge/shelves.yaml`: every article stands on one shelf."""

    shelves: Annotated[list[ShelfFile], Field(min_length=1)]
