"""The blueprint of all pages, and what they have in common.

Every page answers in each language under its own address and says nothing about who reads it.
"""

from collections.abc import Callable
from typing import TypeAlias

from flask import Blueprint, Response, current_app
from flask.typing import ResponseReturnValue

from webapp.foundation.languages import ENGLISH, TRANSLATED, current_language

bp = Blueprint("pages", __name__)

View: TypeAlias = Callable[..., ResponseReturnValue]
_PREFIX = f"/<any({', '.join(language.code for language in TRANSLATED)}):language>"


def page(rule: str) -> Callable[[View], View]:
    """Answer this address, and the same one in every other language, with the view."""

    def register(view: View) -> View:
        add_page(rule, name=view.__name__, view=view)
        return view

    return register


def add_page(rule: str, *, name: str, view: View) -> None:
    """Register a view under its address in every language; it need not know about languages."""

    def in_any_language(*, language: str | None = None, **parts: str) -> ResponseReturnValue:
        del language  # the address has already decided, see foundation/languages.py
        return view(**parts)

    bp.add_url_rule(rule, endpoint=name, view_func=in_any_language)
    bp.add_url_rule(f"{_PREFIX}{rule}", endpoint=name, view_func=in_any_language)


@bp.url_defaults
def stay_in_the_language(endpoint: str, values: dict[str, object]) -> None:
    """Make links on a page lead to pages in the same language."""
    language = current_language()
    if language is not ENGLISH and current_app.url_map.is_endpoint_expecting(endpoint, "language"):
        values.setdefault("language", language.code)


@bp.after_request
def let_browsers_ask_again(response: Response) -> Response:
    """Pages may be kept but are asked for again; an unchanged one costs a 304."""
    response.cache_control.no_cache = True
    return response
