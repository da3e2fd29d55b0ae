"""What has been sent and is not settled yet: each claim lands when its last send has ended."""

import queue
import threading
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
        """Return what has landed, waiting a moment for the first if anything is in the air."""
        found: list[Flight] = []
        try:
            while self._open and len(found) < MOST_AT_ONCE:
                found.append(self._landed.get(timeout=wait_s if not found else 0.0))
                self._open -= 1
        except queue.Empty:
            pass
        return found
