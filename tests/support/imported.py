"""What a server has imported before it is forked; nothing else may import this."""

import os
import tempfile

# The library of the figures decides when it is imported that processes share theirs in a folder.
# Which one that is each server says itself; this one stays empty.
_figures = tempfile.TemporaryDirectory(prefix="uncramp-imported-")
os.environ["PROMETHEUS_MULTIPROC_DIR"] = _figures.name

from pathlib import Path  # noqa: E402

import gunicorn.app.wsgiapp  # noqa: E402
import gunicorn.workers.gthread  # noqa: E402, F401
from flask import Flask  # noqa: E402

import webapp  # noqa: E402
from tests.support.compiled import Compiled  # noqa: E402
from webapp.content import library  # noqa: E402
from webapp.pages import worker  # noqa: E402
from webapp.settings import Settings  # noqa: E402


def _open_at_once() -> None:
    """Let servers share the templates and the library, with all that pages ask of it worked out."""
    Flask.jinja_options = {"bytecode_cache": Compiled()}
    shipped = library.open_library()
    library.open_library = lambda: shipped  # type: ignore[assignment]
    settings = Settings(
        env="development",
        database_url=f"sqlite:///{_figures.name}/unused.sqlite",
        secret_key="nobody signs in here " * 2,
        instance=Path(_figures.name),
    )
    app = webapp.create_app(settings)
    with app.test_request_context("/sw.js"):
        worker.installed_pages(app)


_open_at_once()
