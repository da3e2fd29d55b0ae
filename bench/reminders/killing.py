"""Workers that are killed at random moments: what is lost by it, and what is seen twice."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bench.reminders.worker import Place, fill_place, place, wait_for
from bench.table import Row
from webapp.foundation.paths import ROOT

KILLS = int(os.environ.get("WORKER_KILLS", "20"))
# A worker sends as much on average before its end is drawn, and goes on until that comes: with
# twice as much due, each is killed at work, and the last one has the rest to do.
SENDS_A_LIFE = 150
DUE_A_KILL = 2 * SENDS_A_LIFE
LONGEST_LIFE_S = 5.0
# Then it claims, sends, waits or writes down: where it dies is left to chance.
LONGEST_REST_S = 0.2


def kills(count: int = KILLS, *, seed: int = 6) -> list[Row]:
    """Kill workers at random moments; the lease of each is ended by hand, not waited for."""
    chance = random.Random(seed)
    due = DUE_A_KILL * count
    with place(jitter_s=0) as here, nursery(here) as ask:
        fill_place(here, due_ms=int(time.time() * 1000), count=due)
        for _number in range(count):
            process = ask("start")
            here.wait_for_heartbeat(process)
            live(here, sends=chance.randint(0, 2 * SENDS_A_LIFE))
            time.sleep(chance.uniform(0, LONGEST_REST_S))
            os.kill(process, signal.SIGKILL)
            ask("wait")
            here.end_leases()
        worker = here.start_worker()
        arrivals = wait_for(here, due)
        worker.terminate()
        worker.wait()
    return _kill_rows(Counter(topic for topic, _at in arrivals), due=due, count=count)


def live(here: Place, *, sends: int) -> None:
    """Return when so much has arrived, which says more of a worker's life than the clock does."""
    enough = here.told("count") + sends
    deadline = time.monotonic() + LONGEST_LIFE_S
    while here.told("count") < enough and time.monotonic() < deadline:
        time.sleep(0.02)


@contextmanager
def nursery(here: Place) -> Iterator[Callable[[str], int]]:
    """Yield whom to ask for workers that start fast."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.reminders.nursery"],
        cwd=ROOT,
        env=here.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def ask(what: str) -> int:
        assert process.stdin is not None
        assert process.stdout is not None
        print(what, file=process.stdin, flush=True)
        return int(process.stdout.readline())

    try:
        yield ask
    finally:
        process.communicate()


def _kill_rows(sent: Counter[str], *, due: int, count: int) -> list[Row]:
    again = sum(sent.values()) - len(sent)
    return [
        Row(
            what=f"lost of {due} over {count} kills",
            value=due - len(sent),
            unit="",
            goal="0",
            reached=len(sent) == due,
        ),
        Row(
            what=f"visible twice of {due} (another topic)",
            value=max(0, len(sent) - due),
            unit="",
            goal="0",
            reached=len(sent) <= due,
        ),
        Row(
            what="sent again under the same topic, which shows once",
            value=again,
            unit="",
            goal="any",
            reached=True,
        ),
    ]


def measure() -> list[Row]:
    """Return what kills do, as many as `WORKER_KILLS` in the environment says."""
    return kills()
