"""One handler for everything that goes wrong."""

from collections.abc import Callable
from typing import cast

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from webapp.contract.problem import Code, Problem, problem_of_status
from webapp.foundation.logs import failure, log, request_id

MEDIA_TYPE = "application/problem+json"
ERROR_PAGE = "error_page"  # app.extensions: how pages/ shows a problem to people


def init_app(app: Flask) -> None:
    """Answer every exception in one way."""
    app.register_error_handler(Problem, answer)
    app.register_error_handler(HTTPException, _answer_http)
    app.register_error_handler(Exception, _answer_unforeseen)


_FOR_PROGRAMS = ("/api/", "/healthz", "/metrics")

# What an operator wants to see coming, without learning who it was.
_WATCHED = frozenset({Code.WRONG_CREDENTIALS, Code.SLOW_DOWN, Code.CROSS_SITE, Code.BUSY})


def answer(problem: Problem) -> Response:
    """Write a problem as the reader understands it: JSON under /api, a page elsewhere."""
    if problem.code in _WATCHED:
        log.warning("refused", code=problem.code, request_id=request_id())
    response = _page(problem) or Response(problem.body().model_dump_json(), mimetype=MEDIA_TYPE)
    response.status_code = problem.status
    if problem.retry_after is not None:
        response.headers["Retry-After"] = str(problem.retry_after)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(problem: Problem) -> Response | None:
    """Show the problem to a person, unless a program asks or the page itself is what fails."""
    page = cast("Callable[[Problem], Response] | None", current_app.extensions.get(ERROR_PAGE))
    if page is None or request.path.startswith(_FOR_PROGRAMS):
        return None
    try:
        return page(problem)
    except Exception as error:  # noqa: BLE001  (there must be an answer)
        log.error("error page failed", request_id=request_id(), **failure(error))
        return None


def _answer_http(error: HTTPException) -> Response:
    """Say what werkzeug or the rate limiter refused in our own words."""
    if error.response is not None:
        return cast("Response", error.response)
    response = answer(_problem_of(error))
    for name, value in error.get_headers():
        if name in {"Allow", "Location"}:
            response.headers[name] = value
    return response


def _problem_of(error: HTTPException) -> Problem:
    problem = problem_of_status(error.code or 500)
    if problem.code is Code.SLOW_DOWN:
        return Problem(Code.SLOW_DOWN, retry_after=_seconds_to_wait())
    return problem


def _seconds_to_wait() -> int:
    """Return when the limit that was just hit lets the next request through."""
    limiter = next(iter(current_app.extensions["limiter"]))
    now = current_app.extensions["clock"].now_ms() // 1000
    hit = limiter.current_limit
    return max(1, int(hit.reset_at) - now) if hit else 60


def _answer_unforeseen(error: Exception) -> Response:
    """Hide what happened from the outside, and tell the operator."""
    log.error("unforeseen", request_id=request_id(), **failure(error))
    return answer(Problem(Code.SERVER_ERROR, request_id=request_id()))
