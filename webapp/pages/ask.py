"""Questions that people ask, with our answers, and what the search box leads to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Response, render_template, url_for
from flask_babel import lazy_gettext, pgettext

from webapp.content.ask import titles_of
from webapp.content.library import library
from webapp.contract.ask import QuestionFile
from webapp.foundation.languages import current_language
from webapp.pages import article_words
from webapp.pages.blueprint import page
from webapp.pages.places import PAGES

# The endpoints of this module whose answers are kept for nights without network.
KEPT = ("questions", "search_json")

WHO = {
    "nobody": None,
    "pharmacist": lazy_gettext("Ask: a pharmacist"),
    "doctor": lazy_gettext("Ask: a doctor"),
    "midwife": lazy_gettext("Ask: your midwife or doctor"),
    "team": lazy_gettext("Ask: the team that treats you"),
    "physiotherapist": lazy_gettext("Ask: a physiotherapist"),
    "dietitian": lazy_gettext("Ask: a dietitian or doctor"),
    "today": lazy_gettext("Get help today"),
    "emergency": lazy_gettext("Call for help now"),
}


@dataclass(frozen=True)
class Further:
    """A place where an answer goes on."""

    address: str
    title: str


@page("/learn/questions")
def questions() -> str:
    """Show every question with its answer, by topic."""
    language = current_language().code
    names = library().content.ask.topics
    topics = [library().topic(n, language=language, translate=pgettext) for n in names]
    titles = titles_of(library().findable(language=language, translate=pgettext))
    cited = {n for topic in topics for one in topic.questions for n in one.sources}
    return render_template(
        "questions.html",
        topics=topics,
        further={
            one.id: list(_further(one, titles)) for topic in topics for one in topic.questions
        },
        sources=library().cited(sorted(cited), language=language, translate=pgettext),
        who=WHO,
        words=article_words,
    )


@page("/learn/search.json")
def search_json() -> Response:
    """Answer everything that can be found."""
    found = library().search(language=current_language().code, translate=pgettext)
    body = found.model_dump_json(exclude_defaults=True)
    return Response(body, mimetype="application/json")


def _further(one: QuestionFile, titles: Mapping[str, str]) -> Iterator[Further]:
    """Yield what can be done, then what can be read."""
    for name in one.more.routines:
        yield Further(url_for("pages.routine", routine_id=name), titles[name])
    for name in one.more.articles:
        slug, _, section = name.partition("#")
        address = url_for("pages.article", slug=slug, _anchor=section or None)
        yield Further(address, titles[name])
    for name in [*one.more.medicines, *one.more.conditions]:
        address = url_for("pages.medicines", _anchor=name)
        yield Further(address, titles[f"medicines#{name}"])
    for page_name in one.more.pages:
        yield Further(url_for(f"pages.{page_name}"), str(PAGES[page_name][0]))
