"""The web app manifest: how a phone shows the installed app."""

import struct
from pathlib import Path

import orjson
from flask import Response, url_for
from flask_babel import gettext as _

from webapp.foundation.languages import current_language
from webapp.foundation.paths import STATIC
from webapp.pages.blueprint import page

BLACK = "#000000"
SCREENSHOTS = STATIC / "screenshots"


@page("/manifest.webmanifest")
def manifest() -> Response:
    """Answer the manifest in the language of the address."""
    body = orjson.dumps(_manifest(), option=orjson.OPT_INDENT_2)
    return Response(body, mimetype="application/manifest+json")


def _manifest() -> dict[str, object]:
    home = url_for("pages.home")
    return {
        "id": "/",
        "name": _("Uncramp"),
        "short_name": _("Uncramp"),
        "description": _("Relief for leg cramps: timed, spoken, and there without network."),
        "lang": current_language().tag,
        "start_url": home,
        "scope": "/",
        "display": "standalone",
        "background_color": BLACK,
        "theme_color": BLACK,
        "categories": ["health", "medical", "lifestyle"],
        "icons": _icons(),
        "shortcuts": _shortcuts(),
        "screenshots": _screenshots(),
    }


def _icons() -> list[dict[str, str]]:
    drawn = {"src": "/static/icons/icon.svg", "sizes": "any", "type": "image/svg+xml"}
    rendered = [
        {
            "src": f"/static/icons/{name}-{size}.png",
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for name, purpose in (("icon", "any"), ("maskable", "maskable"))
        for size in (192, 512)
    ]
    return [drawn, *rendered]


def _shortcuts() -> list[dict[str, object]]:
    icon = {"src": "/static/icons/icon-192.png", "sizes": "192x192", "type": "image/png"}
    return [
        {"name": _("Cramp now"), "url": url_for("pages.now", start=1), "icons": [icon]},
        {"name": _("Log water"), "url": url_for("pages.water"), "icons": [icon]},
    ]


def _screenshots() -> list[dict[str, str]]:
    """List the pictures of screens that exist; installers show them."""
    labels = {
        "today": _("Today"),
        "now": _("A cramp, step by step"),
        "routines": _("Routines"),
        "water": _("Water"),
        "diary": _("Diary"),
    }
    found = []
    for name, label in labels.items():
        for path in sorted(SCREENSHOTS.glob(f"{name}*.png")):
            width, height = _size(path)
            found.append(
                {
                    "src": f"/static/screenshots/{path.name}",
                    "sizes": f"{width}x{height}",
                    "type": "image/png",
                    "form_factor": "narrow" if width < height else "wide",
                    "label": label,
                }
            )
    return found


def _size(path: Path) -> tuple[int, int]:
    """Read width and height from the head of a PNG."""
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height
