"""What stands between the network and the views, in the order in which a request meets it."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.foundation import assets, gzip_bodies, origin
from webapp.foundation.unread_bodies import UnreadBodies
from webapp.settings import Settings


def init_app(app: Flask, settings: Settings) -> None:
    """Put proxies, static files, packed bodies and the origin check in front of the app."""
    app.wsgi_app = gzip_bodies.GzipBodies(app.wsgi_app)  # type: ignore[method-assign]
    assets.init_app(app, settings)
    if hops := settings.proxy_hops:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )
    app.wsgi_app = UnreadBodies(app.wsgi_app)  # type: ignore[method-assign]
    origin.init_app(app)
    app.before_request(gzip_bodies.refuse_bad_body)
