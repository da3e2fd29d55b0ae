"""Programmes: routines that are done each evening for some weeks."""

from flask import Response
from flask_babel import pgettext

from webapp.content.library import library
from webapp.content.loader import read
from webapp.content.programmes import published_programmes
from webapp.content.texts import translated
from webapp.contract.programme import ProgrammesFile, PublishedProgrammes
from webapp.foundation.languages import current_language
from webapp.foundation.paths import ROUTINES
from webapp.pages.blueprint import page

FILE = ROUTINES / "knowledge" / "programmes.yaml"


def programmes() -> PublishedProgrammes:
    """Return the programmes in the language of the page."""
    language = current_language().code
    shelf = library().content.sources
    known = translated(shelf, name="sources", translate=pgettext).sources
    return published_programmes(
        translated(read(FILE, ProgrammesFile), name="programmes", translate=pgettext),
        titles={
            name: library().routine(name, language=language, translate=pgettext).title
            for name in library().ids
        },
        shelf={source.number: source for source in known},
    )


@page("/routines/programmes.json")
def programmes_json() -> Response:
    """Answer every programme for Today and the list of routines."""
    return Response(programmes().model_dump_json(), mimetype="application/json")
