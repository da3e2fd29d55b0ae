"""What the pages that others lead to are called, and what they are for."""

from flask_babel import lazy_gettext

PAGES = {
    "check": (lazy_gettext("Is this dangerous?"), lazy_gettext("The signs that need help at once")),
    "diary": (lazy_gettext("Diary"), lazy_gettext("Nights and cramps")),
    "insights": (lazy_gettext("Patterns"), lazy_gettext("What your diary shows")),
    "medicines": (
        lazy_gettext("Medicines and conditions"),
        lazy_gettext("Which are linked to cramps"),
    ),
    "reminders": (lazy_gettext("Reminders"), lazy_gettext("A nudge to drink or to stretch")),
    "report": (lazy_gettext("For your doctor"), lazy_gettext("One page to take along")),
    "routines": (lazy_gettext("Routines"), lazy_gettext("What to do, step by step")),
    "settings": (lazy_gettext("Settings"), lazy_gettext("Health questions, voice, units, look")),
    "water": (lazy_gettext("Water"), lazy_gettext("What you drink today")),
}
