"""Is this dangerous? The signs that need help at once, and the questions behind them."""

from flask import Response, render_template
from flask_babel import pgettext

from webapp.content.library import library
from webapp.foundation.languages import current_language
from webapp.pages import words
from webapp.pages.blueprint import page

# The endpoints of this module whose answers are kept for nights without network.
KEPT = ("check", "triage_json", "sounds_like_json")


@page("/check")
def check() -> str:
    """Show the signs, what to do about each, and why."""
    emergency = library().emergency(language=current_language().code, translate=pgettext)
    triage = library().triage(language=current_language().code, translate=pgettext)
    return render_template(
        "check.html",
        emergency=emergency,
        outcome_of={line.id: line.outcome for line in triage.lines},
        words=words,
        sources=emergency.sources,
    )


@page("/check/triage.json")
def triage_json() -> Response:
    """Answer the questions and rules that tell how urgent it is."""
    triage = library().triage(language=current_language().code, translate=pgettext)
    return Response(triage.model_dump_json(), mimetype="application/json")


@page("/check/sounds-like.json")
def sounds_like_json() -> Response:
    """Answer the questions that tell what it sounds like."""
    found = library().sounds_like(language=current_language().code, translate=pgettext)
    return Response(found.model_dump_json(), mimetype="application/json")
