"""Uncramp's server."""

from flask_migrate import Migrate
from flask_openapi.models.info import Info

from webapp import api, cli, pages, wiring
from webapp.accounts import login
from webapp.api.description import DescribedApp
from webapp.cli import CommandsWithoutSettings
from webapp.content import library
from webapp.foundation import compression, database, headers, limits, logs, metrics, middleware
from webapp.foundation.clock import SystemClock
from webapp.foundation.json_body import LARGEST_BODY, StrictRequest
from webapp.foundation.keys import settings_with_keys
from webapp.foundation.paths import MIGRATIONS, TEMPLATES
from webapp.foundation.problems import refuse_invalid
from webapp.foundation.version import VERSION
from webapp.settings import Settings, SettingsRefused


class App(DescribedApp):
    """Flask with our own request class."""

    request_class = StrictRequest


def create_app(settings: Settings | None = None) -> App:
    """Return the app, wired; without settings it reads the environment."""
    try:
        settings = settings or settings_with_keys()
    except SettingsRefused as refused:
        if not cli.is_asked_for_commands():
            raise
        return _without_settings(refused)
    app = App(
        __name__,
        info=Info(title="Uncramp", version=VERSION),
        doc_ui=False,
        validation_error_callback=refuse_invalid,
        static_folder=None,
        template_folder=str(TEMPLATES),
    )
    app.config.update(SECRET_KEY=settings.secret, MAX_CONTENT_LENGTH=LARGEST_BODY)
    app.extensions.update(settings=settings, clock=SystemClock())
    database.init_app(app, settings)
    Migrate(app, database.db, directory=str(MIGRATIONS), render_as_batch=True)
    logs.init_app(app, settings)
    metrics.init_app(app)
    library.init_app(app)
    compression.init_app(app)
    headers.init_app(app, settings)
    middleware.init_app(app, settings)
    login.init_app(app)
    api.register(app)
    pages.register(app)
    cli.register(app)
    wiring.init_app(app)
    limits.init_app(app, settings)
    return app


def _without_settings(refused: SettingsRefused) -> App:
    """Return an app of nothing but the commands that need no settings; nobody serves it."""
    app = App(__name__, doc_ui=False, static_folder=None)
    app.cli = CommandsWithoutSettings(refused)
    return app
