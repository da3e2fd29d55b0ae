"""The same app after a release: two pages read differently."""

from flask import Flask
from jinja2 import ChoiceLoader, DictLoader

import webapp
from webapp.foundation.paths import TEMPLATES

MARK = "Next version"


def create_app() -> Flask:
    """Return the app with a changed page about it, and a changed one for a cramp."""
    app = webapp.create_app()
    changes = (
        ("about.html", "<h1>", f"<h1>{MARK}: "),
        ("now.html", "{% block title %}", f"{{% block title %}}{MARK}: "),
    )
    changed = DictLoader(
        {
            name: (TEMPLATES / name).read_text(encoding="utf-8").replace(old, new)
            for name, old, new in changes
        }
    )
    app.jinja_env.loader = ChoiceLoader([changed, app.jinja_loader])
    return app
