"""What browsers and search engines ask for by themselves, without any page that leads there."""

from flask import Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from webapp.foundation.languages import PSEUDO
from webapp.pages.blueprint import bp

ICON = "/static/icons/icon-192.png"
# Nothing is hidden by it: these are empty until a phone fills them, or no pages at all.
UNFIT_FOR_A_SEARCH = (
    "/account",
    "/api/",
    "/calendar/",
    "/diary",
    "/insights",
    "/offline",
    "/reminders",
    "/report",
    "/settings",
    f"{PSEUDO.prefix}/",
)


@bp.get("/robots.txt")
def robots() -> Response:
    """Tell search engines where there is nothing to read (RFC 9309)."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in UNFIT_FOR_A_SEARCH)]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@bp.get("/favicon.ico")
def favicon() -> AnyResponse:
    """Lead to the icon: pages name it, but some ask here all the same."""
    return redirect(ICON, 301)
