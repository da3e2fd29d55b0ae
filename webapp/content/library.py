"""All content of the running app: loaded once, published on demand, kept by language."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from flask import Flask, current_app
from pydantic import BaseModel

from webapp.content import publish
from webapp.content.clips import SPOKEN, Clip, read_manifest
from webapp.content.figure import draw
from webapp.content.loader import Content, ContentBroken, load
from webapp.content.texts import Translate, translated
from webapp.contract.knowledge import PublishedEmergency, PublishedGates, PublishedPhrases
from webapp.contract.pose import Pose
from webapp.contract.routine import Muscle, Picture, PublishedRoutine
from webapp.contract.routine_file import PoseFile
from webapp.foundation.paths import ROUTINES, STATIC

Answer = TypeVar("Answer", bound=BaseModel)


class UnknownRoutine(LookupError):  # noqa: N818 - names what is unknown
    """There is no routine of that name."""


@dataclass(frozen=True)
class Library:
    """What the pages and the API ask for; every answer is in the language they name.

    `translate(context, text)` must belong to that language: the first answer is kept.
    """

    content: Content
    clips: dict[str, dict[str, Clip]]
    _kept: dict[tuple[str, str], BaseModel] = field(default_factory=dict)

    @property
    def ids(self) -> list[str]:
        """The names of all routines."""
        return sorted(self.content.routines)

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

    def _desk(self, language: str, *, translate: Translate) -> publish.Desk:
        sources = translated(self.content.sources, name="sources", translate=translate)
        gates = translated(self.content.gates, name="gates", translate=translate)
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
