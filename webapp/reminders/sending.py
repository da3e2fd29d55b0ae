"""Sends push messages through a pool, and keeps away from hosts that asked for a pause."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import requests
from pywebpush import WebPusher, WebPushException

from webapp.contract.problem import Problem
from webapp.foundation.clock import Clock
from webapp.reminders.connection import PushSession
from webapp.reminders.endpoint import read_endpoint
from webapp.reminders.localtime import instant
from webapp.reminders.outcome import Fate, Outcome, outcome_of
from webapp.reminders.vapid import Vapid

TIMEOUT_S = (3, 5)
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


@dataclass(kw_only=True)
class Sender:
    """Sends; one of these serves all threads of a worker."""

    vapid: Vapid
    clock: Clock
    extra_hosts: Iterable[str] = ()
    _session: PushSession = field(default_factory=PushSession)
    _paused: dict[str, float] = field(default_factory=dict)
    _unreachable: dict[str, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, message: Message, target: Target) -> Outcome:
        """Send one message to one subscription; every failure is an outcome, none an error."""
        now_ms = self.clock.now_ms()
        if now_ms >= min(message.deadline_ms, message.lease_ms - LEASE_MARGIN_MS):
            return Outcome(fate=Fate.LATER)
        now = instant(now_ms)
        try:
            # Checked again at every send: the list may have changed since the subscribing.
            endpoint = read_endpoint(target.endpoint, extra_hosts=self.extra_hosts)
        except Problem:
            return Outcome(fate=Fate.REFUSED)
        waiting = self._pause_of(endpoint.host, now=now)
        if waiting > 0:
            return Outcome(fate=Fate.LATER, retry_after_s=waiting, pauses_host=True)
        try:
            answer = self._post(message, target, now_ms=now_ms)
        except (requests.RequestException, OSError):
            self._note_unreachable(endpoint.host, now=now)
            return Outcome(fate=Fate.LATER)
        except (WebPushException, ValueError):
            return Outcome(fate=Fate.REFUSED)
        self._unreachable.pop(endpoint.host, None)
        outcome = outcome_of(
            answer.status_code,
            retry_after=answer.headers.get("Retry-After"),
            key_is_current=target.vapid_key == self.vapid.public_key,
            now=now,
        )
        if outcome.pauses_host:
            self._pause(endpoint.host, outcome.retry_after_s or DEFAULT_PAUSE_S, now=now)
        return outcome

    def _post(self, message: Message, target: Target, *, now_ms: int) -> requests.Response:
        subscription = {
            "endpoint": target.endpoint,
            "keys": {"p256dh": target.p256dh, "auth": target.auth},
        }
        headers = {
            "Authorization": self.vapid.authorization(target.endpoint),
            "Urgency": "high",
            "Topic": message.topic,
        }
        pusher = WebPusher(subscription, requests_session=self._session)
        ttl_s = max(0, (message.deadline_ms - now_ms) // 1000)
        answer = pusher.send(message.payload, headers=headers, ttl=ttl_s, timeout=TIMEOUT_S)
        if not isinstance(answer, requests.Response):
            raise TypeError("the push library gave no response")
        return answer

    def _note_unreachable(self, host: str, *, now: datetime) -> None:
        with self._lock:
            self._unreachable[host] = self._unreachable.get(host, 0) + 1
            enough = self._unreachable[host] >= UNREACHABLE_IN_A_ROW
        if enough:
            self._unreachable.pop(host, None)
            self._pause(host, UNREACHABLE_PAUSE_S, now=now)

    def _pause(self, host: str, seconds: float, *, now: datetime) -> None:
        with self._lock:
            self._paused[host] = now.timestamp() + seconds

    def _pause_of(self, host: str, *, now: datetime) -> float:
        with self._lock:
            return self._paused.get(host, 0.0) - now.timestamp()
