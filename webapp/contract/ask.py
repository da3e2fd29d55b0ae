"""Questions people ask with our answers, and what the search needs beside the texts."""

from typing import Annotated, Literal

from pydantic import Field

from webapp.contract.article import RelatedPage, Strength
from webapp.contract.knowledge import CheckedOn
from webapp.contract.linked import ManyNames, Names
from webapp.contract.routine import Review, Slug, Text
from webapp.contract.strict import Strict

# Where to start if it does not settle; the last two do not wait.
Helper = Literal[
    "nobody", "pharmacist", "doctor", "midwife", "team", "physiotherapist", "dietitian", "today",
    "emergency",
]  # fmt: skip
Symptom = Literal[
    "back", "calf", "cold", "confusion", "dialysis", "drinking", "elsewhere", "food", "foot",
    "injury", "jaw", "medicine", "night", "numbness", "one-leg", "pregnancy", "redness", "rest",
    "shin", "sitting", "sleep", "soreness", "spasm", "sport", "swelling", "thigh", "tiredness",
    "toes", "twitching", "urge-to-move", "urine", "walking", "warmth", "weakness", "wound",
]  # fmt: skip
EntryKind = Literal["question", "routine", "article", "section", "medicine", "condition", "page"]
# An article, or `<article>#<section>`.
Place = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*(#[a-z][a-z0-9-]*)?$", max_length=120)]


class MoreFile(Strict):
    """Where an answer is told at length, and what can be done now."""

    routines: list[Slug] = Field(default_factory=list)
    articles: list[Place] = Field(default_factory=list)
    medicines: list[Slug] = Field(default_factory=list)
    conditions: list[Slug] = Field(default_factory=list)
    pages: list[RelatedPage] = Field(default_factory=list)


class QuestionFile(Strict):
    """A question in a person's words, and all that can honestly be said in a few sentences."""

    id: Slug
    question: Text
    names: Names | None = None
    answer: Text
    strength: Strength
    sources: list[int] = Field(default_factory=list)
    symptoms: list[Symptom]
    who: Helper
    more: MoreFile


class QuestionsFile(Strict):
    """One file `routines/knowledge/questions/<id>.yaml`."""

    id: Slug
    title: Text
    review: Review
    checked_on: CheckedOn
    questions: Annotated[list[QuestionFile], Field(min_length=1)]


class WordsFile(Strict):
    """Words that mean one thing to the search."""

    id: Slug
    names: Names


class DangerFile(Strict):
    """Many words of one kind; there can hardly be too many."""

    id: Slug
    names: ManyNames


class AmountFile(Strict):
    """How much is too much: so many of what is counted, or more; or words that tell as much."""

    least: Annotated[int, Field(ge=1)]
    counted: WordsFile
    told: WordsFile


class TogetherFile(Strict):
    """A sign that several words make only together, one of each kind, in any order.

    No more than `within` words lie from the first to the last. With `needs_call` the telephone
    comes before the safety check, and no answer stands beside it.
    """

    id: Slug
    words: Annotated[list[DangerFile], Field(min_length=1)]
    amount: AmountFile | None = None
    within: Annotated[int, Field(ge=1, le=20)] = 8
    needs_call: bool = False


class HarmlessFile(Strict):
    """What is no sign, one word of each kind right after the other: a bath that is hot."""

    id: Slug
    words: Annotated[list[DangerFile], Field(min_length=1)]


class CalmFile(Strict):
    """Calm when it is all that is said between two pauses: one word of each kind.

    It is no sign then, `unless` one of these words stands anywhere: they tell what happened.
    """

    id: Slug
    words: Annotated[list[DangerFile], Field(min_length=1)]
    unless: DangerFile


class PageFile(Strict):
    """A page that can be found by what it is for."""

    id: Slug
    title: Text
    names: Names


class SearchFile(Strict):
    """`routines/knowledge/search.yaml`; topics stand in the order of the page."""

    topics: Annotated[list[Slug], Field(min_length=1)]
    synonyms: list[WordsFile]
    stopwords: WordsFile
    danger: DangerFile
    together: list[TogetherFile]
    harmless: list[HarmlessFile]
    calm: list[CalmFile]
    lookalikes: WordsFile
    pages: list[PageFile]


class PublishedEntry(Strict):
    """Something that can be found; `of` names the article of a section."""

    id: str
    kind: EntryKind
    of: str | None = None
    title: str
    names: str
    text: str
    strength: Strength | Literal["nothing-sure"] | None = None
    who: Helper | None = None


class PublishedAmount(Strict):
    """How much is too much: so many of what is counted, or more; or words that tell as much."""

    least: int
    counted: list[str]
    told: list[str]


class PublishedTogether(Strict):
    """A sign of danger: one word of each list, near each other in any order."""

    words: list[list[str]]
    amount: PublishedAmount | None = None
    within: int
    needs_call: bool


class PublishedCalm(Strict):
    """A whole question that is no sign of danger, unless one of some words stands beside it."""

    words: list[list[str]]
    unless: list[str]


class PublishedSearch(Strict):
    """Everything that can be found in one language; lists of words stand as people type them."""

    version: str
    entries: list[PublishedEntry]
    synonyms: list[list[str]]
    stopwords: list[str]
    danger: list[str]
    together: list[PublishedTogether]
    harmless: list[list[list[str]]]
    calm: list[PublishedCalm]
    lookalikes: list[str]
