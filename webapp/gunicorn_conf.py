"""How gunicorn serves the app; in development, too, so that nobody meets another server later."""

import gc
import os
import shutil
import tempfile
from typing import Protocol

# The figures of all workers meet in a fresh folder, so that those of an earlier run do not count
# again. The library decides when it is imported, which the app does: this must come first.
_figures = tempfile.mkdtemp(prefix="uncramp-metrics-")
os.environ["PROMETHEUS_MULTIPROC_DIR"] = _figures

from webapp.settings import SettingsRefused, load_settings  # noqa: E402

try:
    _settings = load_settings()
except SettingsRefused as refused:
    shutil.rmtree(_figures)
    raise SystemExit(refused.format_message()) from None

bind = f"{_settings.host}:{_settings.port}"
workers = _settings.web_workers
worker_class = "gthread"
threads = _settings.web_threads

# A phone on a bad line may take a while; a stuck worker must not take for ever.
timeout = 30
graceful_timeout = 10
keepalive = 15

# One worker's slow leak is not everybody's; the spread keeps them from restarting together.
max_requests = 50_000
max_requests_jitter = 5_000

# Requests are small except for their bodies, whose size the app limits itself.
limit_request_line = 4094
limit_request_fields = 60

loglevel = "warning"
accesslog = None  # the app logs each request itself, without addresses
control_socket_disable = True
forwarded_allow_ips = ""  # the app counts proxies itself, see UNCRAMP_PROXY_HOPS


class _Worker(Protocol):
    """What we need of gunicorn's worker; the package has no types."""

    pid: int


def post_worker_init(_worker: "_Worker") -> None:
    """Let the garbage collector pass over the app, which stays until the end.

    To look through all of it takes a tenth of a second, and one in ten of the requests that bring
    a thousand logs was what made it look. What a request leaves behind is looked through less
    often than by default: those of a thousand logs are answered in seven eighths of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def child_exit(_server: object, worker: "_Worker") -> None:
    """Let go of the figures of a worker that has ended."""
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(_server: object) -> None:
    """Leave nothing behind."""
    shutil.rmtree(_figures, ignore_errors=True)
