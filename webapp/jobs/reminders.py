"""The reminder worker: takes what is due, sends it, writes down what became of it."""

import os
import socket
import zlib
from collections import Counter as Tally
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field

import structlog
from sqlalchemy.exc import OperationalError

from webapp.contract.problem import Problem
from webapp.foundation.clock import Clock
from webapp.foundation.logs import failure
from webapp.foundation.stopping import Stopping
from webapp.foundation.transactions import read, write
from webapp.jobs import cleaning
from webapp.jobs.flight import Flight, Flights
from webapp.reminders.claiming import Claim, claim, due_buckets
from webapp.reminders.models import WorkerHeartbeat
from webapp.reminders.outcome import PUT_OFF, Outcome
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

log = structlog.get_logger(__name__)


@dataclass(kw_only=True)
class Worker:
    """Looks for due reminders until told to stop; several may run at once."""

    planner: Planner
    sender: Sender
    clock: Clock
    pool: Executor
    public_url: str
    stopping: Stopping = field(default_factory=Stopping)
    name: str = field(default_factory=lambda: f"{socket.gethostname()}:{os.getpid()}"[:64])
    _flights: Flights = field(default_factory=Flights)
    _unsettled: list[Sent] = field(default_factory=list)
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
            self._flights.start(each, {} if each.is_late else self._sends(each))
        return len(claims)

    def _sends(self, taken: Claim) -> "dict[str, Future[Outcome]]":
        """Send one claim; a message that cannot be written holds back no other."""
        if not taken.targets:
            return {}
        try:
            message = Message(
                payload=payload_of(taken.ringing, public_url=self.public_url),
                topic=taken.ringing.topic,
                deadline_ms=taken.ringing.deadline_ms,
                lease_ms=taken.lease_ms,
            )
        except Exception as error:  # noqa: BLE001 - whatever it was, the others may be well
            self._note(error)
            put_off: Future[Outcome] = Future()
            put_off.set_result(PUT_OFF)
            return {target.subscription_id: put_off for target in taken.targets}
        return {
            target.subscription_id: self.pool.submit(self.sender.send, message, target)
            for target in taken.targets
        }

    def _finish(self) -> None:
        """Wait for what is in the air; what a busy database did not take is offered once more."""
        while len(self._flights):
            try:
                self._settle(self._flights.landed(wait_s=LANDING_WAIT_S))
            except Exception as error:  # noqa: BLE001 - the rest must land, too
                self._note(error)
        self._settle(())
        self._beat()

    def _settle(self, landed: Sequence[Flight]) -> int:
        """Write down what became of what has landed, now or before, when it could not be."""
        self._unsettled += [
            (flight.claim, {name: self._outcome(send) for name, send in flight.sends.items()})
            for flight in landed
        ]
        self._write_down(self._unsettled)
        self._unsettled = []
        return len(landed)

    def _outcome(self, send: "Future[Outcome]") -> Outcome:
        """Return what became of a send; one that failed unforeseen is tried again."""
        error = send.exception()
        if error is None:
            return send.result()
        self._note(error)
        return PUT_OFF

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
                self._counts[outcome.fate] += 1

    def _note(self, error: BaseException) -> None:
        log.error(UNFORESEEN, worker=self.name, **failure(error))
        self._counts[UNFORESEEN] += 1

    def _keep_house(self) -> None:
        now = self.clock.now_ms()
        if now - self._beat_ms >= HEARTBEAT_EVERY_MS:
            self._beat()
        if now - self._cleaned_ms >= cleaning.EVERY_MS:
            self._cleaned_ms = now
            try:
                cleaning.clean_up(now_ms=now)
            except Exception as error:  # noqa: BLE001 - reminders do not wait for it
                self._note(error)

    def _beat(self) -> None:
        """Say that this worker is alive, and what it has sent: the web server tells operators."""
        now, counts = self.clock.now_ms(), dict(self._counts)
        write(
            lambda session: session.merge(
                WorkerHeartbeat(worker=self.name, at_ms=now, counts=counts)
            )
        )
        self._beat_ms = now
