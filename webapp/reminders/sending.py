"""Sends push messages through a pool, and keeps away from hosts that asked for a pause."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from pywebpush import WebPusher, WebPushException
from urllib3.exceptions import HTTPError

from webapp.contract.problem import Problem
from webapp.foundation.clock import Clock
from webapp.reminders.connection import Answer, PushConnections
from webapp.reminders.endpoint import Endpoint, read_endpoint
from webapp.reminders.localtime import instant
from webapp.reminders.outcome import PUT_OFF, Fate, Outcome, outcome_of
from webapp.reminders.vapid import Vapid

ENCODING = "aes128gcm"
DEFAULT_PAUSE_S = 60.0
# A send that begins so late might end after the lease, when another worker sends the same.
LEASE_MARGIN_MS = 15_000
# So many unreachable in a row are the service's trouble; asking on would hold up all others.
UNREACHABLE_IN_A_ROW = 8
UNREACHABLE_PAUSE_S = 20.0


@dataclass(frozen=True, kw_only=True)
class Target:
    """One subscription, as much of it as sending needs."""

    subscription_id: str
    endpoint: str
    p256dh: str
    auth: str
    vapid_key: str


@dataclass(frozen=True, kw_only=True)
class Message:
    """What is sent: the payload, its topic, and until when it is wanted and ours to send."""

    payload: bytes
    topic: str
    deadline_ms: int
    lease_ms: int


def encrypted(payload: bytes, target: Target) -> bytes:
    """Return what only the browser with these keys can read; unusable keys raise."""
    keys = {"p256dh": target.p256dh, "auth": target.auth}
    pusher = WebPusher({"endpoint": target.endpoint, "keys": keys})
    body: bytes = pusher.encode(payload, ENCODING)["body"]
    return body


@dataclass(kw_only=True)
class Sender:
    """Sends; one of these serves all threads of a worker."""

    vapid: Vapid
    clock: Clock
    extra_hosts: Iterable[str] = ()
    _connections: PushConnections = field(default_factory=PushConnections)
    _paused: dict[str, float] = field(default_factory=dict)
    _unreachable: dict[str, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, message: Message, target: Target) -> Outcome:
        """Send one message to one subscription; every failure is an outcome, none an error."""
        now_ms = self.clock.now_ms()
        if now_ms >= min(message.deadline_ms, message.lease_ms - LEASE_MARGIN_MS):
            return PUT_OFF
        now = instant(now_ms)
        try:
            # Checked again at every send: the list may have changed since the subscribing.
            endpoint = read_endpoint(target.endpoint, extra_hosts=self.extra_hosts)
        except Problem:
            return Outcome(fate=Fate.REFUSED)
        waiting = self._pause_of(endpoint.host, now=now)
        if waiting > 0:
            return Outcome(fate=Fate.LATER, retry_after_s=waiting, pauses_host=True)
        answer = self._reach(endpoint, message, target, now_ms=now_ms)
        if isinstance(answer, Outcome):
            return answer
        self._note_reached(endpoint.host)
        outcome = outcome_of(
            answer.status,
            retry_after=answer.retry_after,
            key_is_current=target.vapid_key == self.vapid.public_key,
            now=now,
        )
        if outcome.pauses_host:
            asked = outcome.retry_after_s or DEFAULT_PAUSE_S
            self._pause(endpoint.host, min(asked, (message.deadline_ms - now_ms) / 1000), now=now)
        return outcome

    def _reach(
        self, endpoint: Endpoint, message: Message, target: Target, *, now_ms: int
    ) -> Answer | Outcome:
        """Return what the push service says or, where it is not reached, what follows from that."""
        try:
            body = encrypted(message.payload, target)
        except (WebPushException, ValueError, IndexError):
            # Nothing can be encrypted for such keys, however often: the phone has others to tell.
            return Outcome(fate=Fate.SUBSCRIBE_AGAIN)
        try:
            return self._post(endpoint, body, message, target, now_ms=now_ms)
        except (HTTPError, OSError):
            self._note_unreachable(endpoint.host, now=instant(now_ms))
            return Outcome(fate=Fate.LATER)
        except ValueError:
            return Outcome(fate=Fate.REFUSED)  # no address that a request can be made of

    def _post(
        self, endpoint: Endpoint, body: bytes, message: Message, target: Target, *, now_ms: int
    ) -> Answer:
        headers = {
            "Authorization": self.vapid.authorization(target.endpoint),
            "Content-Encoding": ENCODING,
            "TTL": str(max(0, (message.deadline_ms - now_ms) // 1000)),
            "Urgency": "high",
            "Topic": message.topic,
        }
        return self._connections.post(endpoint, body, headers=headers)

    def _note_reached(self, host: str) -> None:
        with self._lock:
            self._unreachable.pop(host, None)

    def _note_unreachable(self, host: str, *, now: datetime) -> None:
        with self._lock:
            in_a_row = self._unreachable.pop(host, 0) + 1
            if in_a_row < UNREACHABLE_IN_A_ROW:
                self._unreachable[host] = in_a_row
                return
        self._pause(host, UNREACHABLE_PAUSE_S, now=now)

    def _pause(self, host: str, seconds: float, *, now: datetime) -> None:
        """Leave the host alone; what was in the air meanwhile does not shorten it."""
        with self._lock:
            self._paused[host] = max(self._paused.get(host, 0.0), now.timestamp() + seconds)

    def _pause_of(self, host: str, *, now: datetime) -> float:
        return self._paused.get(host, 0.0) - now.timestamp()
