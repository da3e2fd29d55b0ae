"""What is known, article by article."""

from flask import Response
from flask_babel import lazy_gettext

from webapp.pages.blueprint import page
from webapp.pages.problems import Words, page_of

NOT_WRITTEN = Words(
    lazy_gettext("Not written yet"),
    lazy_gettext("There is no article at this address yet. Every routine names its sources."),
)


@page("/learn/<slug>")
def article(*, slug: str) -> Response:
    """Say that the articles are still to come."""
    del slug
    return page_of(NOT_WRITTEN, status=404)
