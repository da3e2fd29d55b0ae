"""What is wrong with the questions people ask and with the words of the search."""

import re
from collections.abc import Iterator

from webapp.content.coverage import known_names
from webapp.content.loader import Content
from webapp.content.reading import HARDEST, faults_of, grade
from webapp.content.texts import texts
from webapp.contract.ask import QuestionFile, QuestionsFile

# What a person may type need not be good English.
_TYPED = ".names"
_URGENT = {"today", "emergency"}
# After such words a milder advice below them, or in bold, would be taken for the last word.
_HELP_AT_ONCE = re.compile(r"\bhelp (?:now|today)\b|\bcall now\b|\bemergency\b", re.IGNORECASE)
_HONEST = "We found no source"


def ask_faults(content: Content) -> Iterator[str]:
    """Yield everything that does not fit together."""
    numbers = {source.number for source in content.sources.sources}
    every = [one for topic in content.ask.topics.values() for one in topic.questions]
    ids = [one.id for one in every]
    yield from (f"questions: {name} is there twice" for name in sorted(_twice(ids)))
    for one in every:
        yield from (f"question {one.id}: {f}" for f in _claim_faults(one, known=numbers))
        yield from (f"question {one.id}: {f}" for f in _way_faults(one, content=content))
    for name, topic in content.ask.topics.items():
        yield from _wording_faults(name, topic=topic)


def _twice(names: list[str]) -> set[str]:
    return {name for name in names if names.count(name) > 1}


def _claim_faults(one: QuestionFile, *, known: set[int]) -> Iterator[str]:
    yield from (f"cites {n}, which is no source" for n in one.sources if n not in known)
    if one.strength != "none" and not one.sources:
        yield f"is called {one.strength} but names no source"
    # A sign of danger is told without a source, too, and then the answer says so.
    if one.who in _URGENT and one.strength == "none" and _HONEST not in one.answer:
        yield "it is urgent but does not say that we found no source"
    if _HELP_AT_ONCE.search(one.answer) and one.who not in {*_URGENT, "nobody"}:
        yield f"asks for less than its answer does: {one.who}"
    if one.sources != sorted(set(one.sources)):
        yield "names its sources out of order or twice"


def _way_faults(one: QuestionFile, *, content: Content) -> Iterator[str]:
    more, names = one.more, known_names(content)
    wanted = {
        "routine": more.routines,
        "article": more.articles,
        "medicine": more.medicines,
        "condition": more.conditions,
    }
    for kind, ways in wanted.items():
        yield from (f"there is no {kind} {way}" for way in ways if way not in names[kind])
    if not any([*wanted.values(), more.pages]):
        yield "it leads nowhere"
    if one.who in _URGENT and "check" not in more.pages:
        yield "it is urgent but does not lead to the safety check"


def _wording_faults(name: str, *, topic: QuestionsFile) -> Iterator[str]:
    found = [
        (where, text)
        for where, text in texts(name, topic.model_dump(mode="json"))
        if not where.endswith(_TYPED)
    ]
    for where, text in found:
        yield from (f"{where}: {fault}" for fault in faults_of(text))
    level = grade([text for _, text in found])
    if level > HARDEST:
        yield f"questions/{name}: reads like grade {level:.1f}, {HARDEST:.0f} is the limit"
