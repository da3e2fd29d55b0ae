"""What rests on each source: which routines, articles, answers and cards. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from webapp.content.learn import cited
from webapp.content.loader import Content


@dataclass(frozen=True)
class Resting:
    """Names of everything that cites one source, by kind, in the order of the content."""

    routines: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)
    checks: bool = False


def resting_on(content: Content) -> dict[int, Resting]:
    """Return what rests on each source, by its number; nothing may rest on one, too."""
    by_kind = {
        "routines": _by_source((one.id, one.sources) for one in content.routines.values()),
        "articles": _by_source((one.id, cited(one)) for one in content.learn.articles.values()),
        "questions": _by_source(
            (one.id, one.sources)
            for topic in content.ask.topics.values()
            for one in topic.questions
        ),
        "cards": _by_source(
            chain(
                ((one.id, one.sources) for one in content.linked.medicines.medicines),
                ((one.id, one.sources) for one in content.linked.conditions.conditions),
            )
        ),
    }
    checked = set(_checked(content))
    return {
        one.number: Resting(
            **{kind: found.get(one.number, []) for kind, found in by_kind.items()},
            checks=one.number in checked,
        )
        for one in content.sources.sources
    }


def _by_source(citing: Iterable[tuple[str, Iterable[int]]]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for name, numbers in citing:
        for number in dict.fromkeys(numbers):
            found.setdefault(number, []).append(name)
    return found


def _checked(content: Content) -> Iterator[int]:
    """Yield the sources of everything that `/check` tells."""
    yield from content.emergency.ten_minutes.sources
    for sign in content.emergency.signs:
        yield from sign.sources
    for rule in content.triage.rules:
        yield from rule.sources
    for pattern in content.sounds_like.patterns:
        yield from pattern.sources
    for always in content.sounds_like.always:
        yield from always.sources
