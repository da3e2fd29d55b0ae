"""A network on which a told story decides what becomes of each request.

The teller names the fate in a header, so that a seed decides it; the server never sees the header.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import TYPE_CHECKING, Final

from tests.support.fault_proxy import Answer, FaultProxy, Handler

if TYPE_CHECKING:
    from collections.abc import Callable

FATE: Final = "X-Fate"
CONTROL: Final = "/control/"
_LONGEST_HOLD_S = 0.03
_SLOW_S = 0.01
_PORTAL = Answer(200, [("Content-Type", "text/html")], b"<title>Welcome to the hotel</title>")


@dataclass
class StoryProxy(FaultProxy):
    """Does to each request what its own header says; `control` is what a story asks of the stage.

    lost       the server never hears of it
    late       the same for the phone, but the server hears of it after the next request
    dropped    the server has done it, the phone hears nothing
    cut        the phone hears half of the answer
    twice      the server hears it twice, the phone gets the second answer
    html       the server has done it, the phone gets a page of HTML with 200
    portal     the same without the server
    overtaken  the answer waits until another request has been answered
    slow       the answer takes its time
    """

    control: Callable[[str, str], None] = lambda _verb, _cookie: None
    waiting: dict[str, list[Callable[[], object]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _guard: Lock = field(default_factory=Lock)
    _held: dict[str, Event] = field(default_factory=dict)

    def handler(self) -> type[Handler]:
        """Return what deals with one request."""
        return _Teller

    def hold(self, cookie: str) -> None:
        """Wait until another request of the same person has been answered, or a moment."""
        with self._guard:
            event = self._held.setdefault(cookie, Event())
        event.wait(_LONGEST_HOLD_S)

    def answered(self, cookie: str) -> None:
        """Let go of what waited for this: held answers, and requests that come late."""
        with self._guard:
            event = self._held.pop(cookie, None)
            late = self.waiting.pop(cookie, [])
        if event:
            event.set()
        for deliver in late:
            deliver()


class _Teller(Handler):
    """Passes one request on as the story says."""

    proxy: StoryProxy

    def handle_any(self) -> None:
        """Do what the header says."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        fate, cookie = self.headers.get(FATE, "whole"), self.headers.get("Cookie", "")
        del self.headers[FATE]
        if self.path.startswith(CONTROL):
            self.proxy.control(self.path.removeprefix(CONTROL), cookie)
            self.give(Answer(204, []), "whole")
            return
        answer = self._fulfil(fate, body, cookie)
        if answer is None:
            self.close_connection = True
        else:
            with suppress(ConnectionError):
                self.give(answer, fate)
        if fate != "late":
            self.proxy.answered(cookie)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any  # noqa: N815

    def _fulfil(self, fate: str, body: bytes, cookie: str) -> Answer | None:
        if fate == "portal":
            return _PORTAL
        if fate == "late":
            self.proxy.waiting[cookie].append(lambda: self.ask(body))
        if fate in {"lost", "late"}:
            return None
        answer = self.ask(body)
        if fate == "twice":
            answer = self.ask(body)
        if fate == "overtaken":
            self.proxy.hold(cookie)
        if fate == "slow":
            self.proxy.wait(_SLOW_S)
        return answer
