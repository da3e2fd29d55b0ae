"""A proxy between a browser and the server that treats answers as bad networks do.

    with FaultProxy("http://127.0.0.1:8000", faults=Faults(drop_every=3)) as proxy:
        page.goto(proxy.url)
        proxy.faults = Faults(html=True)  # from now on a captive portal

The server has done its work before an answer is spoilt: that is what makes it hard. Only what is
answered `instead` of it, or not at all (`unreachable`), never reaches it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Event, Thread
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

_HOP_BY_HOP = frozenset(
    {"connection", "keep-alive", "proxy-authenticate", "te", "trailer", "transfer-encoding"}
)
_PORTAL = b"<!doctype html><title>Welcome to the hotel</title><p>Please sign in.</p>"
_SECONDS_TO_WAIT = 30
_POLL_SECONDS = 0.05


@dataclass(frozen=True)
class Answer:
    """An answer on its way to the browser."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Faults:
    """What happens to answers at addresses that start with `path`; the rest passes as it is.

    `drop_every` and `cut_every` count the answers there: 3 spoils the third, the sixth and so on.
    `rewrite` turns the server's answer into another one; `instead` answers in the server's place.
    """

    path: str = "/api/v1/sync"
    drop_every: int | None = None
    cut_every: int | None = None
    delay_seconds: float = 0.0
    html: bool = False
    unreachable: bool = False
    rewrite: Callable[[Answer], Answer] | None = None
    instead: Answer | None = None

    def fate(self, number: int) -> str:
        """Decide what becomes of the answer of that number."""
        if self.html:
            return "html"
        if self.instead or self.rewrite:
            return "changed"
        if self.drop_every and number % self.drop_every == 0:
            return "dropped"
        if self.cut_every and number % self.cut_every == 0:
            return "cut"
        return "whole"


# Pages come, but nothing is asked of the server.
OUT_OF_REACH = Faults(path="/api/", unreachable=True)


@dataclass(frozen=True)
class Passed:
    """One answer that the server gave, and what became of it."""

    method: str
    path: str
    status: int
    fate: str


@dataclass
class FaultProxy:
    """Listens on a free port of this machine until it is left."""

    upstream: str
    faults: Faults = field(default_factory=Faults)
    passed: list[Passed] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __enter__(self) -> Self:
        """Begin to listen."""
        self._closing = Event()
        handler = type("Handler", (self.handler(),), {"proxy": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(_POLL_SECONDS,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop listening; answers that are being delayed are given up."""
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def handler(self) -> type[Handler]:
        """Return what deals with one request."""
        return Handler

    @property
    def url(self) -> str:
        """Where browsers reach the server through the proxy."""
        return f"http://localhost:{self._server.server_port}"

    def begin_anew(self) -> None:
        """Behave well from now on, with nothing counted.

        What is still under way is counted where it would have been, and disturbs nobody here.
        """
        self.faults, self.passed, self.numbers = Faults(), [], count(1)

    def wait(self, seconds: float) -> None:
        """Hold an answer back, unless the proxy is being left."""
        self._closing.wait(seconds)


class Handler(BaseHTTPRequestHandler):
    """Passes one request on and spoils its answer if it must."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each answer's body waits 40 ms for word of its head
    proxy: FaultProxy

    def handle_any(self) -> None:
        """Let the server work, then decide what the browser gets to see of it."""
        faults, passed, numbers = self.proxy.faults, self.proxy.passed, self.proxy.numbers
        spoilt = self.path.startswith(faults.path)
        answer = None if spoilt and faults.unreachable else self._answer(faults, spoilt=spoilt)
        if answer is None:
            self.close_connection = True
            return
        fate = faults.fate(next(numbers)) if spoilt else "whole"
        passed.append(Passed(self.command, self.path, answer.status, fate))
        if spoilt:
            self.proxy.wait(faults.delay_seconds)
        with suppress(ConnectionError):
            self.give(answer, fate)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any  # noqa: N815

    def _answer(self, faults: Faults, *, spoilt: bool) -> Answer | None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if spoilt and faults.instead:
            return faults.instead
        answer = self.ask(body)
        return faults.rewrite(answer) if spoilt and faults.rewrite and answer else answer

    def ask(self, body: bytes) -> Answer | None:
        """Return the server's answer, or nothing when there is no server."""
        place = urlsplit(self.proxy.upstream)
        connection = HTTPConnection(place.hostname or "", place.port, timeout=_SECONDS_TO_WAIT)
        headers = {
            name: value for name, value in self.headers.items() if name.lower() not in _HOP_BY_HOP
        }
        try:
            connection.request(self.command, self.path, body or None, headers)
            found = connection.getresponse()
            return Answer(found.status, found.getheaders(), found.read())
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()

    def give(self, answer: Answer, fate: str) -> None:
        """Let the browser have the answer, or what its fate leaves of it."""
        if fate == "dropped":
            self.close_connection = True
            return
        if fate == "html":
            answer = Answer(200, [("Content-Type", "text/html; charset=utf-8")], _PORTAL)
        self._send_head(answer)
        if self.command == "HEAD":
            return
        if fate == "cut":
            self.close_connection = True
        self.wfile.write(answer.body[: len(answer.body) // 2] if fate == "cut" else answer.body)

    def _send_head(self, answer: Answer) -> None:
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            if name.lower() not in _HOP_BY_HOP | {"content-length"}:
                self.send_header(name, value)
        if answer.status not in {204, 304}:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Stay quiet; `passed` tells what happened."""
