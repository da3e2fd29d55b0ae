"""Turns a request into what the account services take."""

from flask import current_app, request

from webapp.accounts.login import mark_here, maybe_signed_in
from webapp.accounts.user_agent import label_of
from webapp.accounts.visit import Visit
from webapp.foundation.clock import now_ms
from webapp.foundation.limits import address_prefix
from webapp.wiring import settings_of


def visit() -> Visit:
    """Describe the request at hand."""
    settings = settings_of(current_app)
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
