"""The same app after a release: one page reads differently."""

from flask import Flask
from jinja2 import ChoiceLoader, DictLoader

import webapp
from webapp.foundation.paths import TEMPLATES

MARK = "Next version"


def create_app() -> Flask:
    """Return the app with a changed page about it."""
    app = webapp.create_app()
    source = (TEMPLATES / "about.html").read_text(encoding="utf-8")
    changed = DictLoader({"about.html": source.replace("<h1>", f"<h1>{MARK}: ")})
    app.jinja_env.loader = ChoiceLoader([changed, app.jinja_loader])
    return app
