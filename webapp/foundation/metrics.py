"""Figures for operators: requests by route template, and whatever features add."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

from flask import Flask, Response, g, request
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

REQUESTS = Counter("uncramp_requests_total", "Answers given", ["method", "route", "status"])
SECONDS = Histogram(
    "uncramp_request_seconds",
    "Time to an answer",
    ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)

LINES = "metrics_lines"

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def init_app(app: Flask) -> None:
    """Count every answer."""
    app.before_request(_start)
    app.after_request(_count)


def exposition(shared: Path | None) -> bytes:
    """Return all figures in Prometheus' text format; processes share theirs in a folder."""
    registry = REGISTRY
    if shared is not None:
        registry = CollectorRegistry()
        MultiProcessCollector(registry, str(shared))  # type: ignore[no-untyped-call]
    return generate_latest(registry)


def add_lines(app: Flask, lines: Callable[[], Iterable[str]]) -> None:
    """Let `/metrics` show figures that another process has left somewhere, read anew each time."""
    cast("list[Callable[[], Iterable[str]]]", app.extensions.setdefault(LINES, [])).append(lines)


def lines_of(app: Flask) -> bytes:
    """Return what features have to say beside the counters of this process."""
    found = cast("list[Callable[[], Iterable[str]]]", app.extensions.get(LINES, []))
    return "".join(f"{line}\n" for lines in found for line in lines()).encode()


def _start() -> None:
    g.counted_from = time.perf_counter()


def _count(response: Response) -> Response:
    # A label is a route template or "none": addresses that people make up would grow for ever.
    route = request.url_rule.rule if request.url_rule else "none"
    method = request.method if request.method in _METHODS else "other"
    REQUESTS.labels(method, route, response.status_code).inc()
    if "counted_from" in g:
        SECONDS.labels(route).observe(time.perf_counter() - g.counted_from)
    return response
