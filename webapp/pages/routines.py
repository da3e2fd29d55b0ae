"""Routines: the list, each one in full, its player, and the same content for programs."""

from dataclasses import dataclass

from flask import Flask, Response, jsonify, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext, pgettext
from markupsafe import Markup
from pydantic import BaseModel

from webapp.content import body_map
from webapp.content.figure import to_svg
from webapp.content.figure_front import View
from webapp.content.library import Library, UnknownRoutine, library
from webapp.contract.knowledge import PublishedGates
from webapp.contract.problem import Code, Problem
from webapp.contract.routine import Muscle, PublishedRoutine
from webapp.foundation.languages import current_language
from webapp.pages import words
from webapp.pages.blueprint import page
from webapp.pages.problems import Words, as_json, page_of

FIRST = "calf-bed-acute"
UNKNOWN = Words(
    lazy_gettext("No such routine"),
    lazy_gettext("There is no routine at this address. All that exist are in the list."),
)


@dataclass(frozen=True)
class Entry:
    """A routine as a line in a list."""

    id: str
    title: str
    detail: str
    closed_by: list[str]
    """The answers that close it."""


@dataclass(frozen=True)
class Group:
    """The routines for one occasion."""

    when: str
    title: str
    entries: list[Entry]


@dataclass(frozen=True)
class Place:
    """A muscle that can hurt, and where to go then."""

    muscle: Muscle
    name: str
    address: str


@dataclass(frozen=True)
class BodyView:
    """The legs from one side: the drawing, and the same places as words."""

    view: View
    title: str
    drawing: Markup
    places: list[Place]


def published(name: str) -> PublishedRoutine:
    """Return a routine in the language of the page; raises UnknownRoutine."""
    return library().routine(name, language=current_language().code, translate=pgettext)


@page("/now")
def now() -> str:
    """Show what to do during a calf cramp, readable before any script has run."""
    return render_template(
        "now.html",
        routine=published(FIRST),
        emergency=library().emergency(language=current_language().code, translate=pgettext),
        figure=to_svg,
    )


@page("/routines")
def routines() -> str:
    """Show every routine, grouped by when it helps."""
    everything = [published(name) for name in library().ids]
    groups = [
        Group(when, str(title), [_entry(one) for one in everything if one.when == when])
        for when, title in words.GROUPS.items()
    ]
    return render_template(
        "routines.html",
        groups=[group for group in groups if group.entries],
        views=_views(),
        elsewhere=_player(body_map.FIRST["other"]),
    )


@page("/routines/<routine_id>")
def routine(*, routine_id: str) -> ResponseReturnValue:
    """Show one routine with everything that is known about it."""
    try:
        found = published(routine_id)
    except UnknownRoutine:
        return page_of(UNKNOWN, status=404)
    return render_template(
        "routine.html",
        routine=found,
        is_gated=any(step.skip_gates for block in found.blocks for step in block.steps),
        questions={ask.gate: ask.question for ask in _gates().questions},
        others={name: _entry(published(name)) for name in _mentioned(found)},
        figure=to_svg,
        words=words,
        sources=found.sources,
    )


@page("/routines/<routine_id>/play")
def play(*, routine_id: str) -> ResponseReturnValue:
    """Show the player of one routine."""
    try:
        found = published(routine_id)
    except UnknownRoutine:
        return page_of(UNKNOWN, status=404)
    return render_template("play.html", routine=found, figure=to_svg)


@page("/routines/<routine_id>.json")
def routine_json(*, routine_id: str) -> Response:
    """Answer one routine for the player."""
    try:
        return _json(published(routine_id))
    except UnknownRoutine:
        return as_json(Problem(Code.NOT_FOUND, "There is no routine of this name"))


@page("/routines/phrases.json")
def phrases_json() -> Response:
    """Answer the lines that the player says in any routine."""
    return _json(library().phrases(language=current_language().code, translate=pgettext))


@page("/routines/emergency.json")
def emergency_json() -> Response:
    """Answer the signs of an emergency for the player."""
    return _json(library().emergency(language=current_language().code, translate=pgettext))


@page("/routines/gates.json")
def gates_json() -> Response:
    """Answer the health questions for the settings."""
    return _json(_gates())


@page("/routines/titles.json")
def titles_json() -> Response:
    """Answer the name of every routine for the diary."""
    return jsonify({name: published(name).title for name in library().ids})


def routine_urls(app: Flask) -> list[str]:
    """Return every address of this module that must answer without network."""
    found: Library = app.extensions["library"]
    views = ("pages.routine", "pages.play", "pages.routine_json")
    each = [url_for(view, routine_id=name) for name in found.ids for view in views]
    files = ("phrases_json", "emergency_json", "gates_json", "titles_json", "programmes_json")
    names = ("now", "routines", *files, "manifest")
    return [*each, *(url_for(f"pages.{name}") for name in names)]


def _views() -> list[BodyView]:
    sides: list[tuple[View, str]] = [("front", gettext("Front")), ("back", gettext("Back"))]
    return [_view(view, title) for view, title in sides]


def _view(view: View, title: str) -> BodyView:
    places = [
        Place(muscle, str(words.MUSCLES[muscle]), _player(body_map.FIRST[muscle]))
        for muscle in body_map.muscles(view)
    ]
    addresses = {place.muscle: place.address for place in places}
    return BodyView(view, title, body_map.drawing(view, addresses=addresses), places)


def _player(routine_id: str) -> str:
    return url_for("pages.play", routine_id=routine_id)


def _gates() -> PublishedGates:
    return library().gates(language=current_language().code, translate=pgettext)


def _mentioned(found: PublishedRoutine) -> list[str]:
    """Return the routines that a routine leads to, each once, in the order of reading."""
    instead = [gate.instead_routine for gate in found.gates if gate.instead_routine]
    known = set(library().ids)
    return [
        name
        for name in dict.fromkeys([*found.variants, *instead, *found.alternatives])
        if name in known
    ]


def _entry(found: PublishedRoutine) -> Entry:
    muscle = words.MUSCLES[found.muscle]
    detail = f"{muscle} · {words.takes(found.takes_seconds)}"
    closed_by = [gate.gate.value for gate in found.gates if gate.effect == "block"]
    return Entry(found.id, found.title, detail, closed_by)


def _json(model: BaseModel) -> Response:
    return Response(model.model_dump_json(), mimetype="application/json")
