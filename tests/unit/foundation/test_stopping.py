"""A signal may come at any moment, also while its wish is being waited for."""

import subprocess
import sys

from webapp.foundation.stopping import Stopping

# Each round a signal comes a little later, into a wait that begins again and again.
ROUNDS = """
import signal
from webapp.foundation.stopping import Stopping
signal.signal(signal.SIGALRM, lambda *_: stopping.set())
for number in range(2000):
    stopping = Stopping()
    signal.setitimer(signal.ITIMER_REAL, (20 + number % 200) / 1_000_000)
    while not stopping.wait(0.00002):
        pass
print("stopped each time")
"""


def test_a_signal_into_the_waiting_ends_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ROUNDS], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.stdout == "stopped each time\n", done.stderr


def test_the_wish_stays() -> None:
    stopping = Stopping()
    assert not stopping.wait(0)
    assert not stopping.is_set()

    stopping.set()

    assert [stopping.wait(0), stopping.wait(0), stopping.is_set()] == [True, True, True]
