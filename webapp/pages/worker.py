"""The service worker's script, with the list of what it keeps in front."""

from threading import Lock
from typing import cast

import orjson
from flask import Flask, Response, current_app

from webapp.foundation.assets import Assets
from webapp.foundation.paths import BUILD
from webapp.pages import check, medicines, offline
from webapp.pages.blueprint import bp
from webapp.pages.learn import learn_urls
from webapp.pages.routines import routine_urls
from webapp.pages.shells import SHELLS

SCRIPT = BUILD / "worker.js"
# The worker needs nothing but its own requests.
POLICY = "default-src 'none'; connect-src 'self'; require-trusted-types-for 'script'"
_KEPT = "worker_script"
_lock = Lock()


@bp.get("/sw.js")
def worker() -> Response:
    """Answer the script; a change of any page or file in its list is a new version of it."""
    app = cast("Flask", current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - the way to the app behind the proxy
    with _lock:
        if _KEPT not in app.extensions:
            app.extensions[_KEPT] = _script(app)
    response = Response(app.extensions[_KEPT], mimetype="text/javascript")
    response.headers["Content-Security-Policy"] = POLICY
    return response


def installed_files(app: Flask) -> list[offline.File]:
    """Return everything that is installed together: pages, code, pictures, clips of acute steps."""
    assets = cast("Assets", app.extensions["assets"])
    urls = [
        *offline.shell_urls([*SHELLS, *check.KEPT, *medicines.KEPT]),
        *routine_urls(app),
        *learn_urls(app),
    ]
    return [
        *offline.page_files(app, urls),
        *offline.built_files(assets.files()),
        *offline.icon_files(),
        *offline.clip_files(app.extensions["library"], acute=True),
    ]


def _script(app: Flask) -> bytes:
    installed = orjson.dumps(offline.as_json(installed_files(app)))
    others = offline.clip_files(app.extensions["library"], acute=False)
    clips = orjson.dumps(offline.as_json(others))
    head = b"self.__MANIFEST=%s;self.__CLIPS=%s;\n" % (installed, clips)
    return head + SCRIPT.read_bytes()
