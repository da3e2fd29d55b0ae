"""A real worker process over a database of its own, and a push service a tenth of a second away."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.reminders.people import Wanted, fill, make_tables
from bench.table import Row
from tests.support.server import free_port
from webapp.foundation.keys import ensure_development_secrets, new_vapid_key
from webapp.foundation.paths import ROOT
from webapp.reminders.vapid import Vapid

DUE = 10_000
AWAY_S = 0.1
LATEST_GOAL_S = 60
RATE_GOAL = 400
PATIENCE_S = 90


@dataclass
class Place:
    """A database, the environment of its workers, and the push service they reach."""

    url: str
    service: str
    environment: dict[str, str]

    def start_worker(self, *, core: int | None = None) -> subprocess.Popen[bytes]:
        """Start a worker, on one core of the machine if wanted."""
        pin = ["taskset", "-c", str(core)] if core is not None else []
        return subprocess.Popen(
            [*pin, sys.executable, "-m", "flask", "--app", "webapp", "reminders", "run"],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait_for_heartbeat(self, process: int) -> None:
        """Return when a worker has said that it is there: it works from now on."""
        deadline = time.monotonic() + PATIENCE_S
        with closing(sqlite3.connect(self.file)) as database:
            while True:
                beats = database.execute("SELECT worker FROM worker_heartbeat").fetchall()
                if any(name.endswith(f":{process}") for (name,) in beats):
                    return
                assert time.monotonic() < deadline, "the worker gives no sign of life"
                time.sleep(0.02)

    def end_leases(self) -> None:
        """Let what a killed worker held be taken at once, instead of waiting two minutes."""
        with closing(sqlite3.connect(self.file, timeout=30, isolation_level=None)) as database:
            database.execute("UPDATE reminder_schedule SET claim_ms = due_ms WHERE tries > 0")

    @property
    def file(self) -> str:
        """Return where the database is."""
        return self.url.removeprefix("sqlite:///")

    def told(self, what: str) -> Any:  # noqa: ANN401 - whatever the push service counts
        """Return what the push service has counted."""
        with urllib.request.urlopen(self.service + what) as answer:  # noqa: S310 - loopback
            return json.load(answer)

    def arrivals(self) -> list[tuple[str, float]]:
        """Return topic and time of everything that has arrived."""
        return [(topic, at) for topic, at in self.told("")]


def _elsewhere() -> list[str]:
    """Keep what is not measured away from the first core, where there are more."""
    cores = sorted(os.sched_getaffinity(0))[1:]
    return ["taskset", "-c", ",".join(map(str, cores))] if cores else []


@contextmanager
def place(*, jitter_s: int) -> Iterator[Place]:
    """Yield a place with nobody in it."""
    port = free_port()
    service = subprocess.Popen(
        [
            *_elsewhere(),
            sys.executable,
            "-m",
            "bench.reminders.push_service",
            str(port),
            str(AWAY_S),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert service.stdout is not None
    service.stdout.readline()
    with tempfile.TemporaryDirectory() as folder:
        ensure_development_secrets(Path(folder))
        url = f"sqlite:///{folder}/bench.sqlite"
        make_tables(url).dispose()
        key = new_vapid_key()
        environment = {
            **os.environ,
            "UNCRAMP_ENV": "development",
            "UNCRAMP_INSTANCE": folder,
            "UNCRAMP_DATABASE_URL": url,
            "UNCRAMP_PUSH_HOSTS": f"127.0.0.1:{port}",
            "UNCRAMP_REMINDER_JITTER_S": str(jitter_s),
            "UNCRAMP_VAPID_PRIVATE_KEY": key,
        }
        try:
            yield Place(url, f"http://127.0.0.1:{port}/", environment)
        finally:
            service.kill()
            service.communicate()


def fill_place(here: Place, *, due_ms: int, spread_ms: int = 0, count: int = DUE) -> None:
    """Let reminders be due, each of a person with one phone."""
    key = Vapid(here.environment["UNCRAMP_VAPID_PRIVATE_KEY"], subject="mailto:x@example.org")
    engine = make_tables(here.url)
    fill(
        engine,
        Wanted(
            people=count,
            reminders=count,
            due_ms=due_ms,
            jitter_ms=spread_ms,
            endpoint=f"{here.service}push",
            vapid_key=key.public_key,
        ),
    )
    engine.dispose()


def wait_for(here: Place, count: int) -> list[tuple[str, float]]:
    """Return the arrivals as soon as there are so many different ones, or no more come."""
    seen, deadline = 0, time.monotonic() + PATIENCE_S
    while seen < count and time.monotonic() < deadline:
        time.sleep(0.25)
        before, seen = seen, here.told("count")
        if seen > before:
            deadline = time.monotonic() + PATIENCE_S
    return here.arrivals()


def lateness() -> Row:
    """Ten thousand due at the same moment, spread over 45 s as in earnest."""
    with place(jitter_s=45) as here:
        due_s = time.time() + 30
        fill_place(here, due_ms=int(due_s * 1000), spread_ms=45_000)
        worker = here.start_worker()
        arrivals = wait_for(here, DUE)
        worker.terminate()
        worker.wait()
    late = sorted(at - due_s for _topic, at in arrivals)
    p99 = late[int(len(late) * 0.99) - 1]
    lost = DUE - len({topic for topic, _at in arrivals})
    return Row(
        what=f"10 000 due in one minute, p99 lateness ({lost} lost)",
        value=p99,
        unit="s",
        goal=f"<= {LATEST_GOAL_S} s",
        reached=p99 <= LATEST_GOAL_S and not lost,
    )


def rate() -> list[Row]:
    """Ten thousand at once, one worker on one core: what it does when it is never waiting.

    Seconds of the processor are counted beside those of the clock: they say the same on an idle
    machine, and the truth on one that is busy with something else.
    """
    with place(jitter_s=0) as here:
        starting = _processor_seconds(here, after=0)
        fill_place(here, due_ms=int(time.time() * 1000))
        spent = _processor_seconds(here, after=DUE) - starting
        times = sorted(at for _topic, at in here.arrivals())
    by_clock = len(times) / (times[-1] - times[0])
    by_processor = len(times) / spent
    return [
        Row(
            what=f"sends in a second {kind}, one worker on one core",
            value=value,
            unit="/s",
            goal=f">= {RATE_GOAL}/s",
            reached=value >= RATE_GOAL,
        )
        for kind, value in (("by the clock", by_clock), ("of the processor", by_processor))
    ]


def _processor_seconds(here: Place, *, after: int) -> float:
    """Return what a worker has used when it has sent so many; none: for starting alone."""
    worker = here.start_worker(core=0)
    if after:
        wait_for(here, after)
    else:
        here.wait_for_heartbeat(worker.pid)
    worker.terminate()
    _pid, _status, used = os.wait4(worker.pid, 0)
    return used.ru_utime + used.ru_stime


def measure() -> list[Row]:
    """Return what one worker manages."""
    return [lateness(), *rate()]
