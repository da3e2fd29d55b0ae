"""What a server has imported before it is forked; nothing else may import this."""

import os
import tempfile

# The library of the figures decides when it is imported that processes share theirs in a folder.
# Which one that is each server says itself; this one stays empty.
_figures = tempfile.TemporaryDirectory(prefix="uncramp-imported-")
os.environ["PROMETHEUS_MULTIPROC_DIR"] = _figures.name

import gunicorn.app.wsgiapp  # noqa: E402
import gunicorn.workers.gthread  # noqa: E402, F401

import webapp  # noqa: E402, F401
