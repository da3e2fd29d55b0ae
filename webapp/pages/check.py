"""Is this dangerous? The signs that need help at once."""

from flask import render_template
from flask_babel import pgettext

from webapp.content.library import library
from webapp.foundation.languages import current_language
from webapp.pages import words
from webapp.pages.blueprint import page


@page("/check")
def check() -> str:
    """Show the signs, what to do about each, and why."""
    emergency = library().emergency(language=current_language().code, translate=pgettext)
    return render_template(
        "check.html", emergency=emergency, words=words, sources=emergency.sources
    )
