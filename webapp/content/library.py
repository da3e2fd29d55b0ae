"""All content of the running app: loaded once, published on demand, kept by language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from flask import Flask, current_app
from pydantic import BaseModel

from webapp.content import publish
from webapp.content.ask import Findable, published_search
from webapp.content.clips import SPOKEN, Clip, read_manifest
from webapp.content.figure import draw
from webapp.content.linked import Linked, published_linked
from webapp.content.loader import Content, ContentBroken, load
from webapp.content.programmes import published_programmes
from webapp.content.resting import Resting, resting_on
from webapp.content.texts import Translate, translated
from webapp.content.triage_publish import published_sounds_like, published_triage
from webapp.contract.article import ArticleFile, ShelvesFile
from webapp.contract.ask import PublishedSearch, QuestionsFile
from webapp.contract.knowledge import (
    PublishedEmergency,
    PublishedGates,
    PublishedPhrases,
    Source,
    SourcesFile,
)
from webapp.contract.linked import PublishedLinked
from webapp.contract.pose import Pose
from webapp.contract.programme import PublishedProgrammes
from webapp.contract.routine import Muscle, Picture, PublishedRoutine
from webapp.contract.routine_file import PoseFile
from webapp.contract.sounds_like import PublishedSoundsLike
from webapp.contract.triage import PublishedTriage
from webapp.foundation.paths import ROUTINES, STATIC

Answer = TypeVar("Answer", bound=BaseModel)


class UnknownRoutine(LookupError):  # noqa: N818 - names what is unknown
    """There is no routine of that name."""


class UnknownArticle(LookupError):  # noqa: N818 - names what is unknown
    """There is no article of that name."""


@dataclass(frozen=True)
class Library:
    """What the pages and the API ask for; every answer is in the language they name.

    `translate(context, text)` must belong to that language: the first answer is kept.
    """

    content: Content
    clips: dict[str, dict[str, Clip]]
    _kept: dict[tuple[str, str], BaseModel] = field(default_factory=dict)
    _desks: dict[str, publish.Desk] = field(default_factory=dict)

    @property
    def ids(self) -> list[str]:
        """The names of all routines."""
        return sorted(self.content.routines)

    @cached_property
    def resting(self) -> dict[int, Resting]:
        """What rests on each source, by its number."""
        return resting_on(self.content)

    def routine(self, name: str, *, language: str, translate: Translate) -> PublishedRoutine:
        """Return one routine; raises UnknownRoutine."""
        if name not in self.content.routines:
            raise UnknownRoutine(name)

        def make() -> PublishedRoutine:
            file = translated(self.content.routines[name], name=name, translate=translate)
            return publish.published(file, desk=self._desk(language, translate=translate))

        return self._keep((name, language), make)

    def phrases(self, *, language: str, translate: Translate) -> PublishedPhrases:
        """Return the player's common lines."""

        def make() -> PublishedPhrases:
            file = translated(self.content.phrases, name="phrases", translate=translate)
            return publish.published_phrases(file, clips=self.clips.get(language, {}))

        return self._keep(("/phrases", language), make)

    def gates(self, *, language: str, translate: Translate) -> PublishedGates:
        """Return the question of every gate."""

        def make() -> PublishedGates:
            file = translated(self.content.gates, name="gates", translate=translate)
            return publish.published_gates(file)

        return self._keep(("/gates", language), make)

    def emergency(self, *, language: str, translate: Translate) -> PublishedEmergency:
        """Return the signs of an emergency."""

        def make() -> PublishedEmergency:
            file = translated(self.content.emergency, name="emergency", translate=translate)
            desk = self._desk(language, translate=translate)
            return publish.published_emergency(file, desk=desk)

        return self._keep(("/emergency", language), make)

    def triage(self, *, language: str, translate: Translate) -> PublishedTriage:
        """Return the questions that tell how urgent it is."""

        def make() -> PublishedTriage:
            return published_triage(
                translated(self.content.triage, name="triage", translate=translate),
                emergency=translated(self.content.emergency, name="emergency", translate=translate),
                shelf=self._desk(language, translate=translate).sources,
            )

        return self._keep(("/triage", language), make)

    def linked(self, *, language: str, translate: Translate) -> PublishedLinked:
        """Return the medicines and conditions that are linked to cramps."""

        def make() -> PublishedLinked:
            medicines, conditions = self.content.linked.medicines, self.content.linked.conditions
            linked = Linked(
                translated(medicines, name="medicines", translate=translate),
                translated(conditions, name="conditions", translate=translate),
            )
            return published_linked(linked, shelf=self._desk(language, translate=translate).sources)

        return self._keep(("/linked", language), make)

    def programmes(self, *, language: str, translate: Translate) -> PublishedProgrammes:
        """Return every programme, with what its routines are called."""

        def make() -> PublishedProgrammes:
            return published_programmes(
                translated(self.content.programmes, name="programmes", translate=translate),
                titles={
                    name: self.routine(name, language=language, translate=translate).title
                    for name in self.ids
                },
                shelf=self._desk(language, translate=translate).sources,
            )

        return self._keep(("/programmes", language), make)

    def sounds_like(self, *, language: str, translate: Translate) -> PublishedSoundsLike:
        """Return the questions that tell what it sounds like."""

        def make() -> PublishedSoundsLike:
            file = translated(self.content.sounds_like, name="sounds-like", translate=translate)
            return published_sounds_like(
                file, shelf=self._desk(language, translate=translate).sources
            )

        return self._keep(("/sounds-like", language), make)

    def article(self, name: str, *, language: str, translate: Translate) -> ArticleFile:
        """Return one article; raises UnknownArticle."""
        if name not in self.content.learn.articles:
            raise UnknownArticle(name)

        def make() -> ArticleFile:
            return translated(self.content.learn.articles[name], name=name, translate=translate)

        return self._keep((f"/article/{name}", language), make)

    def shelves(self, *, language: str, translate: Translate) -> ShelvesFile:
        """Return the order in which articles are shown."""

        def make() -> ShelvesFile:
            return translated(self.content.learn.shelves, name="shelves", translate=translate)

        return self._keep(("/shelves", language), make)

    def references(self, *, language: str, translate: Translate) -> SourcesFile:
        """Return every source with all that is known of it."""

        def make() -> SourcesFile:
            return translated(self.content.sources, name="sources", translate=translate)

        return self._keep(("/references", language), make)

    def topic(self, name: str, *, language: str, translate: Translate) -> QuestionsFile:
        """Return the questions of one topic."""

        def make() -> QuestionsFile:
            return translated(self.content.ask.topics[name], name=name, translate=translate)

        return self._keep((f"/topic/{name}", language), make)

    def findable(self, *, language: str, translate: Translate) -> Findable:
        """Return all that a search or an answer leads to."""
        topics, articles = self.content.ask.topics, self.content.learn.articles
        return Findable(
            topics=[self.topic(n, language=language, translate=translate) for n in topics],
            routines=[self.routine(n, language=language, translate=translate) for n in self.ids],
            articles=[self.article(n, language=language, translate=translate) for n in articles],
            linked=self.linked(language=language, translate=translate),
        )

    def search(self, *, language: str, translate: Translate) -> PublishedSearch:
        """Return everything that can be found, and the words that lead to it."""

        def make() -> PublishedSearch:
            return published_search(
                translated(self.content.ask.search, name="search", translate=translate),
                findable=self.findable(language=language, translate=translate),
            )

        return self._keep(("/search", language), make)

    def cited(self, numbers: Iterable[int], *, language: str, translate: Translate) -> list[Source]:
        """Return the sources of these numbers, in their order."""
        every = self.references(language=language, translate=translate)
        by_number = {source.number: source for source in every.sources}
        return [by_number[number] for number in numbers]

    def _desk(self, language: str, *, translate: Translate) -> publish.Desk:
        if language not in self._desks:
            self._desks[language] = self._new_desk(language, translate=translate)
        return self._desks[language]

    def _new_desk(self, language: str, *, translate: Translate) -> publish.Desk:
        gates = translated(self.content.gates, name="gates", translate=translate)
        sources = translated(self.content.sources, name="sources", translate=translate)
        return publish.Desk(
            sources={source.number: source for source in sources.sources},
            gates={gate.gate: gate for gate in gates.gates},
            clips=self.clips.get(language, {}),
            draw=lambda pose, title, glow: picture(
                pose, poses=self.content.poses, title=title, glow=glow
            ),
        )

    def _keep(self, key: tuple[str, str], make: Callable[[], Answer]) -> Answer:
        if key not in self._kept:
            self._kept[key] = make()
        return cast("Answer", self._kept[key])


def picture(pose: PoseFile, *, poses: dict[str, Pose], title: str, glow: Muscle | None) -> Picture:
    """Return the drawing of a step, from its start pose to its end pose."""
    return draw(
        poses[pose.start], poses[pose.end], glow=glow, title=title, description=pose.description
    )


def open_library(*, routines: Path = ROUTINES, audio: Path = STATIC / "audio") -> Library:
    """Return the library of a folder; raises ContentBroken with the file's name."""
    folders = [audio / SPOKEN]
    return Library(load(routines), {folder.name: read_manifest(folder) for folder in folders})


def init_app(app: Flask) -> None:
    """Open the library, or end with one sentence that says which file is broken."""
    try:
        app.extensions["library"] = open_library()
    except ContentBroken as error:
        raise SystemExit(str(error)) from error


def library() -> Library:
    """Return the library of the current app."""
    return cast("Library", current_app.extensions["library"])
