"""What people read when a page cannot be shown."""

from typing import NamedTuple

from flask import Flask, Response, make_response, render_template
from flask_babel import LazyString, lazy_gettext

from webapp.contract.problem import Code, Problem


class Words(NamedTuple):
    """A heading and a sentence about what happened and what to do."""

    title: LazyString
    sentence: LazyString
    passes: bool = False
    """The same address may answer a minute later."""


_ANYTHING = Words(
    lazy_gettext("That did not work"),
    lazy_gettext("The server did not understand this. Nothing of yours is lost."),
)
_WORDS = {
    Code.NOT_FOUND: Words(
        lazy_gettext("Not found"),
        lazy_gettext("There is no page at this address. Nothing of yours is lost."),
    ),
    Code.SLOW_DOWN: Words(
        lazy_gettext("One moment"),
        lazy_gettext("Too many requests came from here. Wait a minute, then try again."),
        passes=True,
    ),
    Code.SERVER_ERROR: Words(
        lazy_gettext("The server stumbled"),
        lazy_gettext("Something went wrong on the server. What is on this phone is not affected."),
        passes=True,
    ),
    Code.BUSY: Words(
        lazy_gettext("The server is busy"),
        lazy_gettext("Try again in a minute. What is on this phone is not affected."),
        passes=True,
    ),
}


def show_problem(problem: Problem) -> Response:
    """Return the page for a problem."""
    return page_of(_WORDS.get(problem.code, _ANYTHING))


def page_of(words: Words, *, status: int = 200) -> Response:
    """Return a page that says what happened and leads on."""
    return make_response(render_template("problem.html", words=words), status)


def as_json(problem: Problem) -> Response:
    """Return a problem for the programs that read a page's JSON."""
    body = problem.body().model_dump_json()
    return Response(body, problem.status, mimetype="application/problem+json")


def init_app(app: Flask) -> None:
    """Let the one error handler show problems in our look."""
    app.extensions["error_page"] = show_problem
