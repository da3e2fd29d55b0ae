"""Rate limits: the first brake, per network; the throttle in the database is the second."""

from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Any, TypeVar

from flask import Flask, request
from flask_limiter import Limiter

from webapp.settings import Settings

View = TypeVar("View", bound=Callable[..., Any])

_RULE = "uncramp_rate_limit"

# How many seconds a request may wait for a Redis that does not answer.
_PATIENCE: dict[str, str | int] = {"socket_connect_timeout": 1, "socket_timeout": 1}


def limited(rule: str) -> Callable[[View], View]:
    """Mark a view with its limit, for example `10 per minute`; `init_app` puts it in force."""

    def mark(view: View) -> View:
        setattr(view, _RULE, rule)
        return view

    return mark


def init_app(app: Flask, settings: Settings) -> None:
    """Put every marked view under its limit; call it after the views are registered.

    Each app gets a limiter of its own: a shared one would carry counts between apps.
    """
    limiter = Limiter(
        address_prefix,
        app=app,
        storage_uri=settings.redis_url or "memory://",
        storage_options=dict(_PATIENCE) if settings.redis_url else {},
        strategy="fixed-window",
        enabled=settings.rate_limits,
        # Without Redis each process counts for itself, which is better than refusing everybody.
        in_memory_fallback_enabled=settings.redis_url is not None,
        swallow_errors=True,
    )
    # The library holds it weakly, and not at all when it is switched off.
    app.extensions["rate_limiter"] = limiter
    for endpoint, view in list(app.view_functions.items()):
        rule = getattr(view, _RULE, None)
        if rule is not None:
            limit = limiter.limit(rule, override_defaults=True)
            app.view_functions[endpoint] = limit(view)  # type: ignore[assignment]


def address_prefix() -> str:
    """Return the network that the request came from."""
    return prefix_of(request.remote_addr or "")


def prefix_of(address: str) -> str:
    """Return the network that one household or host is given: /24, or /56 of IPv6."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    mapped = getattr(parsed, "ipv4_mapped", None) or parsed
    length = 24 if mapped.version == 4 else 56  # noqa: PLR2004
    return str(ip_network((mapped, length), strict=False))
