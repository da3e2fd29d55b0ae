"""What is wrong with the articles, their shelves and what they claim to cover."""

import re
from collections.abc import Iterator

from webapp.content.coverage import coverage_faults, known_names
from webapp.content.learn import Learn, parts_of
from webapp.content.loader import Content
from webapp.contract.article import ArticleFile, PartFile

# Addresses under /learn that are no articles.
RESERVED = frozenset({"questions", "sources"})


def learn_faults(content: Content) -> Iterator[str]:
    """Yield everything that does not fit together under `/learn`."""
    known = {source.number for source in content.sources.sources}
    for name, article in content.learn.articles.items():
        yield from (f"{name}: {fault}" for fault in article_faults(article, known=known))
        yield from (f"{name}: {fault}" for fault in _related_faults(article, content=content))
        if name in RESERVED or name in content.routines:
            yield f"{name}: the name is taken"
    yield from (f"shelves: {fault}" for fault in shelf_faults(content.learn))
    yield from (f"{name}: no other article leads to it" for name in orphans(content.learn))
    coverage = coverage_faults(content.learn.coverage, known=known_names(content))
    yield from (f"coverage: {fault}" for fault in coverage)


def article_faults(article: ArticleFile, *, known: set[int]) -> Iterator[str]:
    """Yield claims without a strength or a source, and sections that share a name."""
    sections = [section.id for section in article.sections]
    twice = sorted({name for name in sections if sections.count(name) > 1})
    yield from (f"section {name} is there twice" for name in twice)
    if article.check_again <= article.checked_on:
        yield "it was to be checked again before it was checked"
    for part in parts_of(article):
        yield from (f'"{part.text[:40]}" {fault}' for fault in part_faults(part, known=known))


def part_faults(part: PartFile, *, known: set[int]) -> Iterator[str]:
    """Yield what keeps a paragraph from being an honest claim or a plain note."""
    yield from (f"cites {n}, which is no source" for n in part.sources if n not in known)
    if part.strength is None and part.sources:
        yield "names sources but no strength"
    if part.strength not in {None, "none"} and not part.sources:
        yield f"is called {part.strength} but names no source"
    if part.strength is None and re.search(r"\d", part.text):
        yield "states a number, so it needs a strength and a source"
    if part.sources != sorted(set(part.sources)):
        yield "names its sources out of order or twice"


def shelf_faults(learn: Learn) -> Iterator[str]:
    """Yield articles that stand on no shelf or on two, and places for ones that are not there."""
    standing = [name for shelf in learn.shelves.shelves for name in shelf.articles]
    yield from (f"there is no article {n}" for n in standing if n not in learn.articles)
    for name in learn.articles:
        if standing.count(name) != 1:
            yield f"{name} stands on {standing.count(name)} shelves"


def orphans(learn: Learn) -> list[str]:
    """Return the articles that no other article leads to."""
    led_to = {
        name
        for article in learn.articles.values()
        for name in article.related.articles
        if name != article.id
    }
    return [name for name in learn.articles if name not in led_to]


def _related_faults(article: ArticleFile, *, content: Content) -> Iterator[str]:
    related, articles = article.related, content.learn.articles
    yield from (f"there is no article {n}" for n in related.articles if n not in articles)
    yield from (f"there is no routine {n}" for n in related.routines if n not in content.routines)
    if article.id in related.articles:
        yield "it leads to itself"
    if not related.articles:
        yield "it leads to no other article"
