"""Delivery: JSON. One module a feature; this one says which there are."""

from flask_openapi.openapi import OpenAPI

from webapp.api import errors


def register(app: OpenAPI) -> None:
    """Put every JSON address on the app."""
    errors.init_app(app)
