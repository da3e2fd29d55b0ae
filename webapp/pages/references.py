"""Every reference of the app: what it is, how we saw it, what rests on it, what became of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import render_template, url_for
from flask_babel import gettext, lazy_gettext, ngettext, pgettext

from webapp.content.ask import titles_of
from webapp.content.library import library
from webapp.content.resting import Resting
from webapp.contract.knowledge import Source
from webapp.foundation.languages import current_language
from webapp.pages import article_words
from webapp.pages.blueprint import page
from webapp.pages.words import SOURCE_TYPES

# The endpoints of this module whose answers are kept for nights without network.
KEPT = ("references",)

STATUSES = {
    "none-known": lazy_gettext("We know of no correction."),
    "corrected": lazy_gettext("It was corrected since."),
    "retracted": lazy_gettext("It was withdrawn since."),
    "concern": lazy_gettext("Its publisher says that it is in doubt."),
    "dated": lazy_gettext("Older than we would like; we know of no correction."),
}


@dataclass(frozen=True)
class Way:
    """Something that rests on a source."""

    address: str
    title: str


@dataclass(frozen=True)
class Reference:
    """A source with all that is told of it here."""

    source: Source
    ways: list[Way]


@page("/learn/sources")
def references() -> str:
    """Show every source by its number."""
    language = current_language().code
    everything = library().references(language=language, translate=pgettext).sources
    titles = titles_of(library().findable(language=language, translate=pgettext))
    resting = library().resting
    return render_template(
        "learn_sources.html",
        references=[
            Reference(source, list(_ways(resting[source.number], titles=titles)))
            for source in everything
        ],
        kinds=_kinds(everything),
        statuses=STATUSES,
        words=article_words,
    )


def _kinds(sources: list[Source]) -> list[tuple[str, int]]:
    """Return the kinds of sources with their numbers, in the order of their names' table."""
    counted = Counter[str](source.type for source in sources)
    return [(str(name), counted[kind]) for kind, name in SOURCE_TYPES.items() if counted[kind]]


def _ways(found: Resting, *, titles: Mapping[str, str]) -> Iterator[Way]:
    """Yield what can be done, then what can be read; short answers are only counted."""
    for name in found.routines:
        yield Way(url_for("pages.routine", routine_id=name), titles[name])
    for name in found.articles:
        yield Way(url_for("pages.article", slug=name), titles[name])
    for name in found.cards:
        address = url_for("pages.medicines", _anchor=name)
        yield Way(address, titles[f"medicines#{name}"])
    if found.questions:
        count = len(found.questions)
        title = ngettext("%(num)s short answer", "%(num)s short answers", count)
        yield Way(url_for("pages.questions", _anchor=found.questions[0]), str(title))
    if found.checks:
        yield Way(url_for("pages.check"), str(gettext("Is this dangerous?")))
