"""The reminder worker: takes what is due, sends it, writes down what became of it."""

import os
import socket
import zlib
from collections import Counter as Tally
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from threading import Event

import structlog
from prometheus_client import Counter
from sqlalchemy.exc import OperationalError

from webapp.contract.problem import Problem
from webapp.foundation.clock import Clock
from webapp.foundation.logs import failure
from webapp.foundation.transactions import read, write
from webapp.jobs import cleaning
from webapp.jobs.flight import Flight, Flights
from webapp.reminders.claiming import Claim, claim, due_buckets
from webapp.reminders.models import WorkerHeartbeat
from webapp.reminders.outcome import Fate, Outcome
from webapp.reminders.payload import payload_of
from webapp.reminders.rows import UNFORESEEN
from webapp.reminders.scheduling import Planner
from webapp.reminders.sending import Message, Sender
from webapp.reminders.settling import Sent, settle

AT_A_TIME = 200
# More than the pool can send at once, so that it never waits for the next claim.
IN_THE_AIR = 600
BUCKETS_AT_A_TIME = 16
LOOK_EVERY_S = 1.0
LANDING_WAIT_S = 0.1
HEARTBEAT_EVERY_MS = 10_000
LONGEST_PAUSE_S = 60.0

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
    _flights: Flights = field(default_factory=Flights)
    _counts: Tally[str] = field(default_factory=Tally)
    _beat_ms: int = 0
    _cleaned_ms: int = 0

    def run(self) -> None:
        """Work until told to stop; what is in the air is finished first."""
        log.info("worker-started", worker=self.name)
        pause_s = LOOK_EVERY_S
        while not self.stopping.is_set():
            try:
                busy = self._turn()
                pause_s = LOOK_EVERY_S
            except Exception as error:  # noqa: BLE001 - whatever it was, the next turn may go well
                self._note(error)
                busy, pause_s = False, min(pause_s * 2, LONGEST_PAUSE_S)
            if not busy:
                self.stopping.wait(pause_s)
        self._finish()
        log.info("worker-stopped", worker=self.name)

    def _turn(self) -> bool:
        """Look after everything once; tell whether there is more to do at once."""
        self._keep_house()
        started = self._start(self._claim()) if len(self._flights) < IN_THE_AIR else 0
        landed = self._settle(self._flights.landed(wait_s=LANDING_WAIT_S))
        return bool(started or landed or len(self._flights))

    def once(self) -> int:
        """Do what is due now, at most a batch of it; return how many reminders that were."""
        self._keep_house()
        started = self._start(self._claim())
        self._finish()
        return started

    def _claim(self) -> list[Claim]:
        """Take a batch, from the buckets that are this worker's turn: others begin elsewhere."""
        now = self.clock.now_ms()
        due = read(lambda session: due_buckets(session, now_ms=now))
        if not due:
            return []
        first = zlib.crc32(self.name.encode()) % len(due)
        mine = (due[first:] + due[:first])[:BUCKETS_AT_A_TIME]
        return write(lambda session: claim(session, now_ms=now, limit=AT_A_TIME, buckets=mine))

    def _start(self, claims: Sequence[Claim]) -> int:
        for each in claims:
            sends = {} if each.late else {t.subscription_id: t for t in each.targets}
            message = Message(
                payload=payload_of(each.ringing, public_url=self.public_url) if sends else b"",
                topic=each.ringing.topic,
                deadline_ms=each.ringing.deadline_ms,
                lease_ms=each.lease_ms,
            )
            self._flights.start(
                each,
                {name: self.pool.submit(self.sender.send, message, t) for name, t in sends.items()},
            )
        return len(claims)

    def _finish(self) -> None:
        while len(self._flights):
            self._settle(self._flights.landed(wait_s=LANDING_WAIT_S))
        self._beat()

    def _settle(self, landed: Sequence[Flight]) -> int:
        """Write down what became of what has landed."""
        self._write_down(
            [
                (flight.claim, {name: self._outcome(send) for name, send in flight.sends.items()})
                for flight in landed
            ]
        )
        return len(landed)

    def _outcome(self, send: "Future[Outcome]") -> Outcome:
        """Return what became of a send; one that failed unforeseen is tried again."""
        error = send.exception()
        if error is None:
            return send.result()
        self._note(error)
        return Outcome(fate=Fate.LATER)

    def _write_down(self, sent: Sequence[Sent]) -> None:
        """Settle in one transaction; where something in it does not let that be, one by one.

        A single claim that cannot be settled is sent again under its tag when its lease ends;
        without this, all that were settled together with it would be.
        """
        if not sent:
            return
        now = self.clock.now_ms()
        try:
            write(lambda session: settle(session, sent, planner=self.planner, now_ms=now))
        except (OperationalError, Problem):
            raise  # the database is away or busy, which is no single claim's fault
        except Exception as error:  # noqa: BLE001 - whatever it was, the others may be well
            self._note(error)
            for each in sent if len(sent) > 1 else ():
                self._write_down([each])
            return
        for _claim, outcomes in sent:
            for outcome in outcomes.values():
                SENT.labels(outcome.fate).inc()
                self._counts[outcome.fate] += 1

    def _note(self, error: BaseException) -> None:
        log.error(UNFORESEEN, worker=self.name, **failure(error))
        self._counts[UNFORESEEN] += 1

    def _keep_house(self) -> None:
        now = self.clock.now_ms()
        if now - self._beat_ms >= HEARTBEAT_EVERY_MS:
            self._beat()
        if now - self._cleaned_ms >= cleaning.EVERY_MS:
            # Noted first: cleaning that fails must not be all that this worker ever tries.
            self._cleaned_ms = now
            cleaning.clean_up(now_ms=now)

    def _beat(self) -> None:
        """Say that this worker is alive, and what it has sent: the web server tells operators."""
        now, counts = self.clock.now_ms(), dict(self._counts)
        write(
            lambda session: session.merge(
                WorkerHeartbeat(worker=self.name, at_ms=now, counts=counts)
            )
        )
        self._beat_ms = now
