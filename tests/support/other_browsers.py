"""The same app, with a worker that finds a browser without static routes."""

from flask import Flask, Response

import webapp

UNKNOWN = "delete InstallEvent.prototype.addRoutes;"
REFUSED = "InstallEvent.prototype.addRoutes = () => Promise.reject(new TypeError('unknown'));"


def without_routes() -> Flask:
    """Return the app as a browser takes it that does not know the routes."""
    return _behind(UNKNOWN)


def refusing_routes() -> Flask:
    """Return the app as a browser takes it that refuses our routes."""
    return _behind(REFUSED)


def _behind(change: str) -> Flask:
    app = webapp.create_app()
    answer = app.view_functions["pages.worker"]

    def changed() -> Response:
        script = answer()
        assert isinstance(script, Response)
        script.data = change.encode() + script.data
        return script

    app.view_functions["pages.worker"] = changed
    return app
