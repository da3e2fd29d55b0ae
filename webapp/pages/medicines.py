"""Medicines and conditions linked to cramps, each with a card and an address of its own."""

from flask import render_template
from flask_babel import lazy_gettext, pgettext

from webapp.content.library import library
from webapp.foundation.languages import current_language
from webapp.pages import words
from webapp.pages.article_words import month
from webapp.pages.blueprint import page

# The endpoints of this module whose answers are kept for nights without network.
KEPT = ("medicines",)

STRENGTHS = {**words.GRADES, "nothing-sure": lazy_gettext("Nothing sure found")}
PARTS = {
    "linked": lazy_gettext("Medicines linked to cramps"),
    "tried": lazy_gettext("Taken against cramps"),
}


@page("/medicines")
def medicines() -> str:
    """Show every card, readable before any script has run."""
    linked = library().linked(language=current_language().code, translate=pgettext)
    titles = {
        name: library().routine(name, language=current_language().code, translate=pgettext).title
        for card in linked.conditions
        for name in card.routines
    }
    return render_template(
        "medicines.html",
        linked=linked,
        checked_in=month(linked.checked_on),
        parts=PARTS,
        strengths=STRENGTHS,
        titles=titles,
        words=words,
        sources=linked.sources,
    )
