"""Which language an address asks for. Nothing else decides: no header, no cookie, no choice."""

from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from flask import Flask, has_request_context, request
from flask_babel import Babel


@dataclass(frozen=True, kw_only=True)
class Language:
    """A language of the app: its part of the address, its tag in HTML, its numbers and dates."""

    code: str
    tag: str
    locale: str
    messages: str | None

    @property
    def prefix(self) -> str:
        """What addresses in this language start with."""
        return "" if self is ENGLISH else f"/{self.code}"


ENGLISH = Language(code="en", tag="en", locale="en", messages=None)
# Esperanto lends the pseudo-locale its numbers and dates, because they look unlike English ones.
PSEUDO = Language(code="xx", tag="en-XA", locale="eo", messages="messages-xx.js")
LANGUAGES = (ENGLISH, PSEUDO)
TRANSLATED = tuple(language for language in LANGUAGES if language is not ENGLISH)


def language_of(path: str) -> Language:
    """Return the language that an address asks for."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return next((language for language in TRANSLATED if language.code == first), ENGLISH)


def current_language() -> Language:
    """Return the language of the request at hand; English outside of one."""
    return language_of(request.path) if has_request_context() else ENGLISH


def init_languages(app: Flask, *, catalogues: Path) -> None:
    """Let gettext, dates and numbers follow the address."""
    Babel(
        app,
        default_translation_directories=str(catalogues),
        locale_selector=lambda: Locale.parse(current_language().locale),
    )
    app.context_processor(lambda: {"language": current_language()})
