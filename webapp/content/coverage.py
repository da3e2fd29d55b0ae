"""Whether each claim of the seed texts has its place, and the page that shows it."""

from collections.abc import Iterator, Mapping
from typing import get_args

from webapp.content.loader import Content
from webapp.contract.article import RelatedPage
from webapp.contract.coverage import CoverageFile
from webapp.contract.routine import Gate

# How many claims each seed text holds.
SEEDS = {"S0": 39, "S1": 30, "S2": 40, "S3": 24, "S4": 44}
PAGES = frozenset({*get_args(RelatedPage), "about"})

Known = Mapping[str, frozenset[str]]

_HEAD = """\
# Where the claims of the seed texts are covered

Written by `flask --app webapp content coverage` from `routines/knowledge/coverage.yaml`.
Do not edit.

Uncramp grew from five texts about leg cramps, with {total} claims, tips and stories in them.
{covered} of them have their place in the app; of {partly} of these, a part is left out on purpose.
{left} are left out whole.

| claim | in our words | where | left out, and why |
| --- | --- | --- | --- |
"""
_FILES = {
    "routine": "../routines/{}.yaml",
    "article": "../routines/knowledge/articles/{}.yaml",
    "gate": "../routines/gates.yaml",
    "sign": "../routines/knowledge/emergency.yaml",
    "triage": "../routines/knowledge/triage.yaml",
    "pattern": "../routines/knowledge/sounds-like.yaml",
    "medicine": "../routines/knowledge/medicines.yaml",
    "condition": "../routines/knowledge/conditions.yaml",
    "question": "../routines/knowledge/questions",
}


def expected_ids() -> list[str]:
    """Return the name of every claim there is."""
    return [f"{seed}-{n:02d}" for seed, count in SEEDS.items() for n in range(1, count + 1)]


def known_names(content: Content) -> Known:
    """Return what a reference may lead to, by kind."""
    articles = content.learn.articles
    sections = {f"{name}#{s.id}" for name, article in articles.items() for s in article.sections}
    return {
        "article": frozenset({*articles, *sections}),
        "routine": frozenset(content.routines),
        "gate": frozenset(gate.value for gate in Gate),
        "page": PAGES,
        "sign": frozenset(sign.id for sign in content.emergency.signs),
        "triage": frozenset(
            finding.id for question in content.triage.questions for finding in question.findings
        ),
        "medicine": frozenset(card.id for card in content.linked.medicines.medicines),
        "condition": frozenset(card.id for card in content.linked.conditions.conditions),
        "question": frozenset(
            one.id for topic in content.ask.topics.values() for one in topic.questions
        ),
        "pattern": frozenset(pattern.id for pattern in content.sounds_like.patterns),
    }


def coverage_faults(coverage: CoverageFile, *, known: Known) -> Iterator[str]:
    """Yield claims that are forgotten, places that are not there, and reasons that are missing."""
    there = [item.id for item in coverage.items]
    yield from (f"{name} is forgotten" for name in expected_ids() if name not in there)
    if there != sorted(set(there)):
        yield "the claims are not each there once, in order"
    for item in coverage.items:
        if not item.at and not item.left_out:
            yield f"{item.id} is neither covered nor left out"
        for reference in item.at:
            kind, name = reference.split(":", 1)
            if name not in known.get(kind, frozenset()):
                yield f"{item.id}: there is no {reference}"


def as_markdown(coverage: CoverageFile) -> str:
    """Return the table as a document."""
    rows = [
        f"| {item.id} | {item.what} | {', '.join(map(_link, item.at))} | {item.left_out or ''} |"
        for item in coverage.items
    ]
    covered = [item for item in coverage.items if item.at]
    head = _HEAD.format(
        total=len(coverage.items),
        covered=len(covered),
        partly=sum(1 for item in covered if item.left_out),
        left=len(coverage.items) - len(covered),
    )
    return head + "\n".join(rows) + "\n"


def _link(reference: str) -> str:
    kind, name = reference.split(":", 1)
    if kind == "page":
        return f"page `/{name}`"
    label = f"{kind} {name.replace('#', ', ')}"
    return f"[{label}]({_FILES[kind].format(name.split('#')[0])})"
