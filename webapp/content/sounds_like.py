"""What does it sound like? Points, patterns and what deserves a visit anyway. Pure.

The browser's `client/check/logic/sounds-like.ts` answers alike; `tests/vectors/sounds-like.json`
holds both to it.
"""

from collections.abc import Collection
from dataclasses import dataclass

from webapp.content.triage import holds
from webapp.contract.sounds_like import PublishedSoundsLike, SoundsOutcome, SoundsPattern


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """The pattern that leads; what else has points; what always counts; whether to see someone."""

    outcome: SoundsOutcome
    pattern: str | None
    others: list[str]
    always: list[str]
    visit: bool


def sounds_like(questions: PublishedSoundsLike, *, chosen: Collection[str]) -> Likeness:
    """Return what the chosen answers sound most like, if anything does clearly."""
    answers = dict.fromkeys(chosen, "yes")
    points = {pattern.id: _points(questions, pattern.id, chosen) for pattern in questions.patterns}
    order = sorted(questions.patterns, key=lambda pattern: -points[pattern.id])
    first, second = order[:2]
    leads = points[first.id] - points[second.id] >= questions.lead
    found = first if leads and holds(first.needs, answers=answers) else None
    always = [one.id for one in questions.always if holds(one.needs, answers=answers)]
    return Likeness(
        outcome=_outcome(found, chosen=chosen),
        pattern=found.id if found else None,
        others=[one.id for one in order if points[one.id] > 0 and one is not found],
        always=always,
        visit=bool(chosen) and (found is None or found.days is not None or bool(always)),
    )


def _points(questions: PublishedSoundsLike, pattern: str, chosen: Collection[str]) -> int:
    """Return the points of one pattern; each question gives those of its best chosen answer."""
    return sum(
        max((one.points.get(pattern, 0) for one in question.options if one.id in chosen), default=0)
        for question in questions.questions
    )


def _outcome(found: SoundsPattern | None, *, chosen: Collection[str]) -> SoundsOutcome:
    if found:
        return "pattern"
    return "mixed" if chosen else "open"
