"""Who may change things: only our own pages, told by what browsers cannot be made to forge."""

from flask import Flask, current_app, request

from webapp.contract.problem import Code, Problem
from webapp.settings import Settings
from webapp.settings_rules import is_loopback

API = "/api/"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
HEADER = "X-Uncramp"


def init_app(app: Flask) -> None:
    """Check every request before its view runs."""
    app.before_request(_refuse_odd_methods)
    app.before_request(_refuse_navigation_to_api)
    app.before_request(_refuse_strangers)


def _refuse_odd_methods() -> None:
    """TRACE echoes headers, CONNECT asks for a tunnel: neither has a use here.

    No address takes them, and what looked for the address knows what it takes instead.
    """
    if request.method in {"TRACE", "CONNECT"}:
        raise request.routing_exception or Problem(Code.METHOD_NOT_ALLOWED)


def _refuse_navigation_to_api() -> None:
    """Keep answers meant for programs from being shown as pages."""
    if not request.path.startswith(API) or request.path in _DOCUMENTS:
        return
    if request.headers.get("Sec-Fetch-Dest", "empty") in _NAVIGATIONS:
        raise Problem(Code.NOT_ACCEPTABLE)


def _refuse_strangers() -> None:
    """Refuse a change that another site's page could have caused."""
    if request.method in SAFE_METHODS:
        return
    settings: Settings = current_app.extensions["settings"]
    if not comes_from_us(
        site=request.headers.get("Sec-Fetch-Site"),
        origin=request.headers.get("Origin"),
        our_origin=_our_origin(settings),
        has_cookie=bool(request.cookies),
    ):
        raise Problem(Code.CROSS_SITE)
    if not request.path.startswith(API):
        return
    if request.headers.get(HEADER) != "1":
        raise Problem(Code.HEADER_MISSING)
    # A view that needs no body would else take a form's.
    if request.content_length and request.mimetype != "application/json":
        raise Problem(Code.WRONG_CONTENT_TYPE)


def _our_origin(settings: Settings) -> str:
    """Return the address that people open.

    In development whoever asks by another name of this machine may say that name: localhost and
    127.0.0.1 are one server then.
    """
    asked = f"{request.scheme}://{request.host}"
    if settings.production or not is_loopback(asked):
        return settings.public_url
    return asked if request.headers.get("Origin") == asked else settings.public_url


def comes_from_us(
    *, site: str | None, origin: str | None, our_origin: str, has_cookie: bool
) -> bool:
    """Whether a page of ours sent this, or a program that carries nobody's cookie."""
    if site is not None:
        return site == "same-origin"
    if origin is not None:
        return origin == our_origin
    return not has_cookie


_NAVIGATIONS = frozenset({"document", "iframe", "frame", "embed", "object"})

# Read by people, too: the description of the interface and the file of one's own records.
_DOCUMENTS = frozenset({"/api/v1/openapi.json", "/api/v1/export"})
