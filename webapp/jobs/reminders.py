"""The reminder worker: takes what is due, sends it, writes down what became of it."""

import os
import socket
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from threading import Event

import structlog
from prometheus_client import Counter
from sqlalchemy.orm import Session

from webapp.foundation.clock import Clock
from webapp.foundation.transactions import write
from webapp.jobs import cleaning
from webapp.reminders.claiming import Claim, claim, settle
from webapp.reminders.models import WorkerHeartbeat
from webapp.reminders.outcome import Outcome
from webapp.reminders.payload import payload_of
from webapp.reminders.scheduling import Planner
from webapp.reminders.sending import Message, Sender, Target

AT_A_TIME = 200
LOOK_EVERY_S = 1.0
HEARTBEAT_EVERY_MS = 10_000

SENT = Counter("uncramp_push_total", "Push messages by what became of them", ["fate"])

log = structlog.get_logger(__name__)


@dataclass(kw_only=True)
class Worker:
    """Looks for due reminders until told to stop; several may run at once."""

    planner: Planner
    sender: Sender
    clock: Clock
    pool: Executor
    public_url: str
    stopping: Event = field(default_factory=Event)
    name: str = field(default_factory=lambda: f"{socket.gethostname()}:{os.getpid()}"[:64])
    _beat_ms: int = 0
    _cleaned_ms: int = 0

    def run(self) -> None:
        """Work until told to stop; what is in the air is finished first."""
        log.info("worker-started", worker=self.name)
        while not self.stopping.is_set():
            if not self.once():
                self.stopping.wait(LOOK_EVERY_S)
        log.info("worker-stopped", worker=self.name)

    def once(self) -> int:
        """Do what is due now, at most a batch of it; return how many reminders that were."""
        self._beat()
        self._clean_up()
        now = self.clock.now_ms()
        claims = write(lambda session: claim(session, now_ms=now, limit=AT_A_TIME))
        if not claims:
            return 0
        outcomes = self._send(claims)
        write(lambda session: self._settle(session, claims, outcomes))
        for fates in outcomes:
            for outcome in fates.values():
                SENT.labels(outcome.fate).inc()
        return len(claims)

    def _send(self, claims: list[Claim]) -> list[dict[str, Outcome]]:
        """Send everything in parallel; return the outcomes in the order of the claims."""
        jobs = [
            {target.subscription_id: self._start(each, target) for target in each.targets}
            for each in claims
        ]
        return [{name: wait() for name, wait in job.items()} for job in jobs]

    def _start(self, each: Claim, target: Target) -> Callable[[], Outcome]:
        left_ms = each.ringing.deadline_ms - self.clock.now_ms()
        message = Message(
            payload=payload_of(each.ringing, public_url=self.public_url),
            topic=each.ringing.topic,
            ttl_s=max(0, left_ms // 1000),
        )
        return self.pool.submit(self.sender.send, message, target).result

    def _settle(
        self, session: Session, claims: list[Claim], outcomes: list[dict[str, Outcome]]
    ) -> None:
        now = self.clock.now_ms()
        for each, fates in zip(claims, outcomes, strict=True):
            settle(session, each, fates, planner=self.planner, now_ms=now)

    def _beat(self) -> None:
        now = self.clock.now_ms()
        if now - self._beat_ms < HEARTBEAT_EVERY_MS:
            return
        write(lambda session: session.merge(WorkerHeartbeat(worker=self.name, at_ms=now)))
        self._beat_ms = now

    def _clean_up(self) -> None:
        now = self.clock.now_ms()
        if now - self._cleaned_ms >= cleaning.EVERY_MS:
            cleaning.clean_up(now_ms=now)
            self._cleaned_ms = now
