"""The service worker's script, with the list of what it keeps in front."""

from dataclasses import dataclass
from threading import Lock
from typing import cast

import orjson
from flask import Flask, Response, current_app

from webapp.foundation.assets import Assets
from webapp.foundation.paths import BUILD
from webapp.pages import ask, check, medicines, offline, references
from webapp.pages.blueprint import bp
from webapp.pages.learn import learn_urls
from webapp.pages.routines import routine_urls
from webapp.pages.shells import SHELLS

SCRIPT = BUILD / "worker.js"
# The worker needs nothing but its own requests.
POLICY = "default-src 'none'; connect-src 'self'; require-trusted-types-for 'script'"
_KEPT = "worker_and_pages"
_lock = Lock()


@dataclass(frozen=True)
class _Kept:
    """Both are made of the same pages, so that the hashes in the script fit the pack."""

    script: bytes
    pack: bytes


@bp.get("/sw.js")
def worker() -> Response:
    """Answer the script; a change of any page or file in its list is a new version of it."""
    response = Response(_kept().script, mimetype="text/javascript")
    response.headers["Content-Security-Policy"] = POLICY
    return response


@bp.get("/offline-pages.json")
def pack() -> Response:
    """Answer all pages at once; the worker keeps each of them under its own address."""
    return Response(_kept().pack, mimetype="application/json")


def installed_pages(app: Flask) -> list[offline.Page]:
    """Return every page, and the content that scripts ask for."""
    urls = [
        *offline.shell_urls([*SHELLS, *ask.KEPT, *check.KEPT, *medicines.KEPT, *references.KEPT]),
        *routine_urls(app),
        *learn_urls(app),
    ]
    return offline.pages_at(app, urls)


def installed_files(app: Flask, pages: list[offline.Page]) -> list[offline.File]:
    """Return everything that is installed together: pages, code, pictures, clips of acute steps."""
    assets = cast("Assets", app.extensions["assets"])
    return [
        *offline.page_files(pages),
        *offline.built_files(assets.files()),
        *offline.icon_files(),
        *offline.clip_files(app.extensions["library"], acute=True),
    ]


def _kept() -> _Kept:
    app = cast("Flask", current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - the way to the app behind the proxy
    with _lock:
        if _KEPT not in app.extensions:
            pages = installed_pages(app)
            app.extensions[_KEPT] = _Kept(_script(app, pages), offline.packed(pages))
    return cast("_Kept", app.extensions[_KEPT])


def _script(app: Flask, pages: list[offline.Page]) -> bytes:
    installed = orjson.dumps(offline.as_json(installed_files(app, pages)))
    others = offline.clip_files(app.extensions["library"], acute=False)
    clips = orjson.dumps(offline.as_json(others))
    head = b"self.__MANIFEST=%s;self.__CLIPS=%s;\n" % (installed, clips)
    return head + SCRIPT.read_bytes()
