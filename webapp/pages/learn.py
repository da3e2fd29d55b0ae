"""What is known, article by article, and a plain search in their titles without script."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext, pgettext

from webapp.content.learn import cited
from webapp.content.library import Library, UnknownArticle, library
from webapp.contract.article import ArticleFile
from webapp.foundation.languages import current_language
from webapp.pages import article_words, words
from webapp.pages.blueprint import page
from webapp.pages.places import PAGES
from webapp.pages.problems import Words, page_of

LONGEST_QUESTION = 100
UNKNOWN = Words(
    lazy_gettext("No such article"),
    lazy_gettext("There is no article at this address. All that exist are in the list."),
)


@dataclass(frozen=True)
class Way:
    """A line of a list that leads to another page."""

    address: str
    title: str
    detail: str


@dataclass(frozen=True)
class Shelf:
    """Articles that belong together."""

    id: str
    title: str
    ways: list[Way]


@page("/learn")
def learn() -> str:
    """Show every article, and those in which the question stands when somebody asked one."""
    question = " ".join(request.args.get("q", "").split())[:LONGEST_QUESTION]
    order = library().shelves(language=current_language().code, translate=pgettext)
    shelves = [
        Shelf(shelf.id, shelf.title, [_way(_article(name)) for name in shelf.articles])
        for shelf in order.shelves
    ]
    found = [_way(one) for one in _found(question)] if question else []
    return render_template("learn.html", shelves=shelves, question=question, found=found)


@page("/learn/<slug>")
def article(*, slug: str) -> ResponseReturnValue:
    """Show one article with all that it rests on."""
    try:
        found = _article(slug)
    except UnknownArticle:
        return page_of(UNKNOWN, status=404)
    return render_template(
        "learn_article.html",
        article=found,
        sources=library().cited(cited(found), language=current_language().code, translate=pgettext),
        related=list(_related(found)),
        words=article_words,
    )


def learn_urls(app: Flask) -> list[str]:
    """Return every address of this module that must answer without network."""
    shelf: Library = app.extensions["library"]
    articles = [url_for("pages.article", slug=name) for name in shelf.content.learn.articles]
    return [url_for("pages.learn"), *articles]


def _article(name: str) -> ArticleFile:
    return library().article(name, language=current_language().code, translate=pgettext)


def _found(question: str) -> Iterator[ArticleFile]:
    """Yield the articles whose title, summary or headings hold every word of the question."""
    asked = question.casefold().split()
    for name in library().content.learn.articles:
        one = _article(name)
        headings = [section.title for section in one.sections]
        text = " ".join([one.title, one.summary, *headings]).casefold()
        if all(word in text for word in asked):
            yield one


def _related(found: ArticleFile) -> Iterator[Way]:
    """Yield where to go on: to do, to read, to use."""
    language = current_language().code
    for name in found.related.routines:
        one = library().routine(name, language=language, translate=pgettext)
        address = url_for("pages.routine", routine_id=name)
        yield Way(address, one.title, words.takes(one.takes_seconds))
    yield from (_way(_article(name)) for name in found.related.articles)
    for name in found.related.pages:
        title, detail = PAGES[name]
        yield Way(url_for(f"pages.{name}"), str(title), str(detail))


def _way(one: ArticleFile) -> Way:
    return Way(url_for("pages.article", slug=one.id), one.title, one.summary)
