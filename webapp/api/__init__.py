"""Delivery: JSON. One module a feature; this one says which there are."""

from flask_openapi.openapi import OpenAPI

from webapp.api import (
    accounts,
    bench,
    calendar,
    errors,
    export,
    health,
    history,
    owners,
    pairings,
    passkeys,
    push_subscriptions,
    reminder_schedule,
    session,
    sync,
)
from webapp.sync.service import Parts
from webapp.wiring import followers_of


def register(app: OpenAPI) -> None:
    """Put every JSON address on the app."""
    errors.init_app(app)
    app.register_blueprint(health.bp)
    app.register_blueprint(calendar.feed_bp)
    for blueprint in (
        accounts.bp,
        accounts.own_bp,
        session.bp,
        owners.bp,
        passkeys.bp,
        passkeys.own_bp,
        pairings.bp,
        pairings.own_bp,
        push_subscriptions.bp,
        reminder_schedule.bp,
        calendar.bp,
        calendar.file_bp,
        sync.bp,
        history.bp,
        export.bp,
    ):
        app.register_api(blueprint)
    if app.extensions["settings"].bench:
        app.register_blueprint(bench.bp)
    sync.init_app(app, parts=Parts(followers=followers_of(app)))
