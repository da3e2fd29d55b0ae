from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app
from webapp.foundation.clock import ManualClock
from webapp.foundation.database import db
from webapp.settings import Settings

OURS = {"X-Uncramp": "1", "Sec-Fetch-Site": "same-origin"}
WISH = {"username": "Ada", "password": "seven lamps on a slow ferry", "timezone": "UTC"}
SIGN_IN = {"username": "Ada", "password": "seven lamps on a slow ferry"}


class AppMaker:
    """Makes further apps over the same database, with other settings."""

    def __init__(self, settings: Settings, clock: ManualClock) -> None:
        self.settings = settings
        self.clock = clock
        self.made: list[Flask] = []

    def __call__(self, **changes: object) -> Flask:
        app = create_app(self.settings.model_copy(update=changes))
        app.extensions["clock"] = self.clock
        self.made.append(app)
        return app

    def close(self) -> None:
        for app in self.made:
            with app.app_context():
                db.engine.dispose()


@pytest.fixture
def another_app(app: Flask, settings: Settings, fixed_clock: ManualClock) -> Iterator[AppMaker]:
    del app  # it makes the tables
    maker = AppMaker(settings, fixed_clock)
    yield maker
    maker.close()


@pytest.fixture
def bare(app: Flask) -> FlaskClient:
    """Return a client that adds no headers of its own."""
    return FlaskClient(app, app.response_class)
