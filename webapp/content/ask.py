"""The questions people ask, and everything that the search can find. Pure but for the reading."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from webapp.content.learn import Read
from webapp.content.publish import with_version
from webapp.contract.article import ArticleFile
from webapp.contract.ask import (
    AmountFile,
    CalmFile,
    PublishedAmount,
    PublishedCalm,
    PublishedEntry,
    PublishedSearch,
    PublishedTogether,
    QuestionsFile,
    SearchFile,
    TogetherFile,
)
from webapp.contract.linked import PublishedLinked, split
from webapp.contract.routine import PublishedRoutine


@dataclass(frozen=True)
class Ask:
    """Questions by topic, and the words that the search knows."""

    topics: dict[str, QuestionsFile]
    search: SearchFile


@dataclass(frozen=True)
class Findable:
    """All that the search leads to, in one language."""

    topics: Iterable[QuestionsFile]
    routines: Iterable[PublishedRoutine]
    articles: Iterable[ArticleFile]
    linked: PublishedLinked


def load_ask(folder: Path, *, read: Read, broken: Callable[[str], Exception]) -> Ask:
    """Return questions and words of a folder; raises what `broken` makes of a wrong name."""
    search = read(folder / "search.yaml", SearchFile)
    paths = {path.stem: path for path in (folder / "questions").glob("*.yaml")}
    if sorted(paths) != sorted(search.topics):
        raise broken(f"search.yaml: topics: are not the files of questions/: {sorted(paths)}")
    topics = {name: read(paths[name], QuestionsFile) for name in search.topics}
    for name, topic in topics.items():
        if topic.id != name:
            raise broken(f"questions/{name}.yaml: id: is {topic.id}, but the file is called {name}")
    return Ask(topics, search)


def published_search(search: SearchFile, *, findable: Findable) -> PublishedSearch:
    """Return everything that can be found, answers first."""
    entries = [
        *_questions(findable.topics),
        *_routines(findable.routines),
        *_articles(findable.articles),
        *_linked(findable.linked),
        *_pages(search),
    ]
    return with_version(
        PublishedSearch(
            version="",
            entries=entries,
            synonyms=[split(group.names) for group in search.synonyms],
            stopwords=split(search.stopwords.names),
            danger=split(search.danger.names),
            together=[_together(sign) for sign in search.together],
            harmless=[[split(kind.names) for kind in one.words] for one in search.harmless],
            calm=[_calm(question) for question in search.calm],
            lookalikes=split(search.lookalikes.names),
        )
    )


def titles_of(findable: Findable) -> Mapping[str, str]:
    """Return what each place that an answer leads to is called."""
    found = {routine.id: routine.title for routine in findable.routines}
    for article in findable.articles:
        found[article.id] = article.title
        found |= {f"{article.id}#{section.id}": section.title for section in article.sections}
    linked = findable.linked
    found |= {f"medicines#{card.id}": card.title for card in linked.medicines}
    return found | {f"medicines#{card.id}": card.title for card in linked.conditions}


def _together(sign: TogetherFile) -> PublishedTogether:
    return PublishedTogether(
        words=[split(kind.names) for kind in sign.words],
        amount=_amount(sign.amount) if sign.amount else None,
        within=sign.within,
        needs_call=sign.needs_call,
    )


def _calm(question: CalmFile) -> PublishedCalm:
    return PublishedCalm(
        words=[split(kind.names) for kind in question.words],
        unless=split(question.unless.names),
    )


def _amount(amount: AmountFile) -> PublishedAmount:
    return PublishedAmount(
        least=amount.least,
        counted=split(amount.counted.names),
        told=split(amount.told.names),
    )


def _questions(topics: Iterable[QuestionsFile]) -> Iterator[PublishedEntry]:
    for topic in topics:
        for one in topic.questions:
            yield PublishedEntry(
                id=one.id,
                kind="question",
                title=one.question,
                names=one.names or "",
                text=one.answer,
                strength=one.strength,
                who=one.who,
            )


def _routines(routines: Iterable[PublishedRoutine]) -> Iterator[PublishedEntry]:
    for one in routines:
        yield PublishedEntry(
            id=one.id, kind="routine", title=one.title, names=one.target, text=one.summary
        )


def _articles(articles: Iterable[ArticleFile]) -> Iterator[PublishedEntry]:
    for one in articles:
        yield PublishedEntry(id=one.id, kind="article", title=one.title, names="", text=one.summary)
        for section in one.sections:
            yield PublishedEntry(
                id=section.id,
                kind="section",
                of=one.id,
                title=section.title,
                names=one.title,
                text=section.parts[0].text,
            )


def _linked(linked: PublishedLinked) -> Iterator[PublishedEntry]:
    for one in linked.medicines:
        yield PublishedEntry(
            id=one.id,
            kind="medicine",
            title=one.title,
            names=", ".join([*one.names, *one.brands]),
            text=one.finding,
            strength=one.strength,
        )
    for card in linked.conditions:
        yield PublishedEntry(
            id=card.id,
            kind="condition",
            title=card.title,
            names=", ".join(card.names),
            text=card.known,
            strength=card.strength,
        )


def _pages(search: SearchFile) -> Iterator[PublishedEntry]:
    for page in search.pages:
        yield PublishedEntry(id=page.id, kind="page", title=page.title, names=page.names, text="")
