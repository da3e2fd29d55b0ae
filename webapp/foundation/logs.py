"""Log lines: one JSON object each, without secrets and without a word of anybody's diary."""

import logging
import secrets
import sys
import time
import traceback
from typing import Any

import structlog
from flask import Flask, Response, g, request

from webapp.settings import Settings

log: structlog.stdlib.BoundLogger = structlog.get_logger()

REQUEST_ID_HEADER = "X-Request-Id"


def init_app(app: Flask, settings: Settings) -> None:
    """Write a line for each request: the route, never the address that was asked for."""
    configure(settings)
    app.before_request(_start)
    app.after_request(_finish)


def configure(settings: Settings) -> None:
    """Set up structlog; the worker calls it, too."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )


def request_id() -> str:
    """Return the name of the present request, which a person can quote to the operator."""
    if "request_id" not in g:
        g.request_id = secrets.token_hex(8)
    return str(g.request_id)


def failure(error: BaseException) -> dict[str, Any]:
    """Describe an exception by its kind and place; its message may quote what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "error": type(error).__name__,
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-8:]],
    }


def _start() -> None:
    g.started = time.perf_counter()


def _finish(response: Response) -> Response:
    response.headers[REQUEST_ID_HEADER] = request_id()
    started = g.get("started")
    taken = None if started is None else round((time.perf_counter() - started) * 1000, 1)
    log.info(
        "request",
        method=request.method,
        route=request.url_rule.rule if request.url_rule else None,
        status=response.status_code,
        ms=taken,
        request_id=request_id(),
    )
    return response
