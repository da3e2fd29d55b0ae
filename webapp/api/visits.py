"""Turns a request into what the account services take."""

from typing import cast

from flask import current_app, request

from webapp.accounts.login import mark_here, maybe_signed_in
from webapp.accounts.user_agent import label_of
from webapp.accounts.visit import Visit
from webapp.foundation.clock import now_ms
from webapp.foundation.limits import address_prefix
from webapp.settings import Settings


def visit() -> Visit:
    """Describe the request at hand."""
    settings = cast("Settings", current_app.extensions["settings"])
    return Visit(
        label=label_of(request.user_agent.string),
        network=address_prefix(),
        held=maybe_signed_in(),
        mark=mark_here(),
        now_ms=now_ms(),
        secret=settings.secret,
        is_throttled=settings.rate_limits,
        origin=settings.public_url,
    )
