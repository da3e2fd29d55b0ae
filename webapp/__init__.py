"""Uncramp's server."""

from flask_migrate import Migrate
from flask_openapi.models.info import Info
from flask_openapi.openapi import OpenAPI
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp import api, cli, pages, wiring
from webapp.accounts import login
from webapp.content import library
from webapp.foundation import assets, compression, database, headers, limits, logs, metrics, origin
from webapp.foundation.clock import SystemClock
from webapp.foundation.gzip_bodies import GzipBodies, refuse_bad_body
from webapp.foundation.json_body import LARGEST_BODY, StrictRequest
from webapp.foundation.paths import MIGRATIONS, TEMPLATES
from webapp.foundation.problems import refuse_invalid
from webapp.foundation.version import VERSION
from webapp.settings import Settings, load_settings


class App(OpenAPI):
    """Flask with our own request class."""

    request_class = StrictRequest


def create_app(settings: Settings | None = None) -> App:
    """Return the app, wired; without settings it reads the environment."""
    settings = settings or load_settings()
    app = App(
        __name__,
        info=Info(title="Uncramp", version=VERSION),
        doc_ui=False,
        validation_error_status=400,
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
    origin.init_app(app)
    app.before_request(refuse_bad_body)
    compression.init_app(app)
    library.init_app(app)
    headers.init_app(app, settings)
    login.init_app(app)
    api.register(app)
    pages.register(app)
    cli.register(app)
    wiring.init_app(app)
    limits.init_app(app, settings)
    app.wsgi_app = GzipBodies(app.wsgi_app)  # type: ignore[method-assign]
    assets.init_app(app, settings)
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app
