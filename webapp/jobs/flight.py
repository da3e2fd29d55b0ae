"""What has been sent and is not settled yet: each claim lands when its last send has ended."""

import queue
import threading
import time
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field

from webapp.reminders.claiming import Claim
from webapp.reminders.outcome import Outcome

MOST_AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class Flight:
    """One claim and its sends, by subscription."""

    claim: Claim
    sends: Mapping[str, "Future[Outcome]"]


@dataclass
class Flights:
    """All claims in the air; the sending threads say when one lands."""

    _landed: "queue.SimpleQueue[Flight]" = field(default_factory=queue.SimpleQueue)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _open: int = 0

    def __len__(self) -> int:
        return self._open

    def start(self, claim: Claim, sends: Mapping[str, "Future[Outcome]"]) -> None:
        """Watch a claim until all its sends have ended; one without sends lands at once."""
        flight = Flight(claim=claim, sends=sends)
        self._open += 1
        left = len(sends)
        if not left:
            self._landed.put(flight)

        def ended(_send: "Future[Outcome]") -> None:
            nonlocal left
            with self._lock:
                left -= 1
                last = left == 0
            if last:
                self._landed.put(flight)

        for send in sends.values():
            send.add_done_callback(ended)

    def landed(self, *, wait_s: float) -> list[Flight]:
        """Return what lands within a moment; sooner if it is much, or nothing else is in the air.

        What is settled together costs one transaction, so it pays to wait for more than the first.
        """
        found: list[Flight] = []
        until = time.monotonic() + wait_s
        try:
            while self._open and len(found) < MOST_AT_ONCE:
                found.append(self._landed.get(timeout=max(0.0, until - time.monotonic())))
                self._open -= 1
        except queue.Empty:
            pass
        return found
