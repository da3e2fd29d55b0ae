"""The headers that every answer carries, also those that Flask never sees."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit, urlunsplit
from wsgiref.headers import Headers

from flask import Flask, Response, request

from webapp.settings import Settings

_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types app",
)

CONTENT_SECURITY_POLICY = "; ".join(_POLICY)

# A file is never a page: opened as one it may do nothing, and there are many of them to send.
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'"

_ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}

# Those that lead on; none of ours leads to another site.
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})

_TWO_YEARS = "max-age=63072000; includeSubDomains; preload"


def security_headers(*, https: bool) -> dict[str, str]:
    """Return the set; browsers may be told to insist on https only where there is https."""
    return {**_ALWAYS, "Strict-Transport-Security": _TWO_YEARS} if https else dict(_ALWAYS)


def init_app(app: Flask, settings: Settings) -> None:
    """Put the set on every answer of the app; a view's own stricter value stays."""
    wanted = security_headers(https=settings.https)

    @app.after_request
    def secure(response: Response) -> Response:
        for name, value in wanted.items():
            response.headers.setdefault(name, value)
        if response.location and response.status_code in _REDIRECTS:
            _stay_here(response, to=response.location)
        if response.status_code == HTTPStatus.NO_CONTENT:
            response.headers.pop("Content-Type", None)
        if request.path.startswith("/api/"):
            response.headers["Cache-Control"] = "no-store"
            response.vary.add("Cookie")
        return response


def _stay_here(response: Response, *, to: str) -> None:
    """Name only the path: the host is what the request said, and a cache may tell it to others."""
    parts = urlsplit(to)
    response.location = urlunsplit(("", "", f"/{parts.path.lstrip('/')}", parts.query, ""))
    response.headers["Cache-Control"] = "no-store"
    response.set_data(b"")  # it named the host, too


def for_files(settings: Settings) -> Callable[[Headers, str, str], None]:
    """Return the function with which static files get the same set, and a policy of their own."""
    wanted = security_headers(https=settings.https) | {"Content-Security-Policy": FILE_POLICY}

    def add(headers: Headers, _path: str, _url: str) -> None:
        for name, value in wanted.items():
            headers[name] = value

    return add
