"""Delivery: pages. One module a kind of page; this one says which there are."""

from flask import Flask

from webapp.foundation.languages import init_languages
from webapp.foundation.paths import BUILD
from webapp.pages import (
    ask,
    check,
    learn,
    manifest,
    medicines,
    problems,
    programmes,
    references,
    routines,
    shells,
    unlinked,
    worker,
)
from webapp.pages.blueprint import bp

__all__ = [
    "ask",
    "check",
    "learn",
    "manifest",
    "medicines",
    "programmes",
    "references",
    "register",
    "routines",
    "unlinked",
    "worker",
]

shells.add_shells()


def register(app: Flask) -> None:
    """Put every page on the app."""
    init_languages(app, catalogues=BUILD / "translations")
    problems.init_app(app)
    app.jinja_env.globals["bench"] = app.extensions["settings"].bench
    app.register_blueprint(bp)
