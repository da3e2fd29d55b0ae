"""A page that is really hidden: a browser that believes nobody, with another tab over the cramp."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.chromium import ARGUMENTS, chromium
from tests.support.published import Turn

SCRIPT = Path(__file__).parents[1] / "client" / "support" / "hidden.mjs"
PATIENCE_S = 30
LONGEST_S = 120


@dataclass(frozen=True)
class Return:
    """What a cramp's page did behind another tab, and what it showed at the moment of return."""

    seconds_hidden: float
    elapsed: float
    action: str
    number: float
    ticks: int
    locks: int
    released: int
    loads: int

    @property
    def ticks_a_second(self) -> float:
        """Return how often a timer of 100 ms came round while nobody looked."""
        return self.ticks / self.seconds_hidden

    def is_wrong(self, turns: list[Turn]) -> bool:
        """Say whether another step is shown than is due."""
        return self.action != self._due(turns).action

    def off_by(self, turns: list[Turn]) -> float:
        """Return by how many seconds the shown time is off."""
        turn = self._due(turns)
        # Getting into position has a number of its own, and the same words.
        left = (turn.start if self.elapsed < turn.start else turn.end) - self.elapsed
        return abs(self.number - left)

    def _due(self, turns: list[Turn]) -> Turn:
        return next(turn for turn in turns if self.elapsed < turn.end)


def come_back(profile: Path, url: str, *, seconds: int) -> Return:
    """Start a cramp at an address, lay another tab over it for so long, and look again."""
    with _browser(profile) as address:
        words = ["node", str(SCRIPT), address, url, str(seconds)]
        done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=LONGEST_S)
    return _read(json.loads(done.stdout))


def _read(seen: dict[str, Any]) -> Return:
    before, asleep, after = seen["before"], seen["asleep"], seen["after"]
    minutes, _, rest = seen["number"].rpartition(":")
    return Return(
        seconds_hidden=asleep["ms"] / 1000,
        elapsed=seen["elapsed"] / 1000,
        action=seen["action"],
        number=60 * int(minutes or 0) + int(rest),
        ticks=asleep["ticks"] - before["ticks"],
        locks=after["locks"] - before["locks"],
        released=asleep["released"] - before["released"],
        loads=after["loads"] - before["loads"],
    )


@contextmanager
def _browser(folder: Path) -> Iterator[str]:
    """Start a browser; yield the address at which it is spoken to."""
    words = [
        *(chromium(), "--headless=new", "--no-sandbox", "--remote-debugging-port=0"),
        *(f"--user-data-dir={folder}", *ARGUMENTS, "about:blank"),
    ]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _address(folder / "DevToolsActivePort")
    finally:
        process.kill()
        process.wait()


def _address(file: Path) -> str:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if file.exists() and len(lines := file.read_text().splitlines()) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        time.sleep(0.05)  # between two looks at a file of a process that cannot notify us
    raise TimeoutError("the browser did not say where it listens")
