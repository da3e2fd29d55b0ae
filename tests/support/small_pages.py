"""The same app with pages so small that every longer answer needs several."""

from dataclasses import replace

from flask import Flask

import webapp
from webapp.api.sync import PARTS
from webapp.sync.page import PageSize

RECORDS = 3


def create_app() -> Flask:
    """Return the app; a page of changes has three records."""
    app = webapp.create_app()
    app.extensions[PARTS] = replace(app.extensions[PARTS], page_size=PageSize(records=RECORDS))
    return app
