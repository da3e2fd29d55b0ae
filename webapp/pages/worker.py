"""The service worker's script, with the list of what it keeps in front."""

from dataclasses import dataclass
from threading import Lock
from typing import cast

import orjson
from flask import Flask, Response, current_app

from webapp.foundation.assets import Assets
from webapp.foundation.compression import PACKED
from webapp.foundation.paths import BUILD
from webapp.pages import ask, check, medicines, offline, references
from webapp.pages.blueprint import bp
from webapp.pages.learn import learn_urls
from webapp.pages.routines import routine_urls
from webapp.pages.shells import SHELLS

SCRIPT = BUILD / "worker.js"
# The worker needs nothing but its own requests.
POLICY = "default-src 'none'; connect-src 'self'; require-trusted-types-for 'script'"
_KEPT = "worker_and_packs"
_lock = Lock()


@dataclass(frozen=True)
class _Kept:
    """All are made of the same pages and files, so that the hashes in the script fit the packs."""

    script: bytes
    pages: bytes
    scripts: bytes
    clips: bytes
    other_clips: bytes


@bp.get("/sw.js")
def worker() -> Response:
    """Answer the script; a change of any page or file in its list is a new version of it."""
    response = Response(_kept().script, mimetype="text/javascript")
    response.headers["Content-Security-Policy"] = POLICY
    return response


@bp.get("/offline-pages.json")
def pages_pack() -> Response:
    """Answer all pages at once; the worker keeps each of them under its own address."""
    return Response(_kept().pages, mimetype="application/json")


@bp.get("/offline-scripts.json")
def scripts_pack() -> Response:
    """Answer all that the bundler made at once, in the form of the pages."""
    return Response(_kept().scripts, mimetype="application/json")


@bp.get("/offline-clips.bin")
def clips_pack() -> Response:
    """Answer the clips that are installed, strung together in the order of the list."""
    return Response(_kept().clips, mimetype=PACKED)


@bp.get("/offline-other-clips.bin")
def other_clips_pack() -> Response:
    """Answer the clips that are kept afterwards, in the order of theirs."""
    return Response(_kept().other_clips, mimetype=PACKED)


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
    return [
        *offline.page_files(pages),
        *offline.built_files(cast("Assets", app.extensions["assets"]).files()),
        *offline.icon_files(),
        *offline.clip_files(app.extensions["library"], acute=True),
    ]


def _kept() -> _Kept:
    app = cast("Flask", current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - the way to the app behind the proxy
    with _lock:
        if _KEPT not in app.extensions:
            app.extensions[_KEPT] = _packed(app)
    return cast("_Kept", app.extensions[_KEPT])


def _packed(app: Flask) -> _Kept:
    library = app.extensions["library"]
    pages = installed_pages(app)
    installed = installed_files(app, pages)
    others = offline.clip_files(library, acute=False)
    return _Kept(
        script=_script(installed, others),
        pages=offline.packed(pages),
        scripts=offline.packed(offline.scripts(installed)),
        clips=offline.strung(offline.clips_among(installed)),
        other_clips=offline.strung(others),
    )


def _script(installed: list[offline.File], others: list[offline.File]) -> bytes:
    told = [orjson.dumps(offline.as_json(files)) for files in (installed, others)]
    return b"self.__MANIFEST=%s;self.__CLIPS=%s;\n" % tuple(told) + SCRIPT.read_bytes()
