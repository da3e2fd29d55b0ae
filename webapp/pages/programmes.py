"""Programmes: routines that are done each evening for some weeks."""

from flask import Response
from flask_babel import pgettext

from webapp.content.library import library
from webapp.foundation.languages import current_language
from webapp.pages.blueprint import page


@page("/routines/programmes.json")
def programmes_json() -> Response:
    """Answer every programme for Today and the list of routines."""
    found = library().programmes(language=current_language().code, translate=pgettext)
    return Response(found.model_dump_json(), mimetype="application/json")
