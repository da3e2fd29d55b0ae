"""A cramp behind another tab, for real: throttled timers, and the wake lock that comes back."""

import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.table import Row
from tests.support.chromium import ARGUMENTS, chromium
from tests.support.published import Turn, turns_of
from tests.support.server import LiveServer

SECONDS = 30
SCRIPT = Path(__file__).with_name("hidden.mjs")
PATIENCE_S = 30


@contextmanager
def _browser(folder: Path) -> Iterator[str]:
    """Start a browser that believes nobody; yield the address at which it is spoken to."""
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
        time.sleep(0.05)
    raise TimeoutError("the browser did not say where it listens")


def measure() -> list[Row]:
    """Return what a cramp behind another tab loses, and whether the screen stays on again."""
    with (
        tempfile.TemporaryDirectory() as server_folder,
        tempfile.TemporaryDirectory() as profile,
        LiveServer(Path(server_folder)) as server,
        _browser(Path(profile)) as address,
    ):
        words = ["node", str(SCRIPT), address, f"{server.url}/now", str(SECONDS)]
        done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=120)
        turns = list(turns_of(server, "calf-bed-acute"))
    return _rows(json.loads(done.stdout), turns)


def _rows(seen: dict[str, Any], turns: list[Turn]) -> list[Row]:
    now = seen["elapsed"] / 1000
    turn = next(turn for turn in turns if now < turn.end)
    left = (turn.start if now < turn.start else turn.end) - now
    minutes, _, seconds = seen["number"].rpartition(":")
    off = abs(60 * int(minutes or 0) + int(seconds) - left)
    ticks = (seen["asleep"]["ticks"] - seen["before"]["ticks"]) / SECONDS
    hidden = f"{SECONDS} s behind another tab"
    return [
        Row(
            what=f"timers of 100 ms, {hidden}", value=ticks, unit="a second", goal="", reached=True
        ),
        _row(f"wrong steps, {hidden}", float(seen["action"] != turn.action), "", goal=0),
        _row(f"shown time off by, {hidden}", off, "s", goal=1),
        Row(
            what="wake lock taken again",
            value=seen["after"]["locks"] - seen["before"]["locks"],
            unit="",
            goal="1",
            reached=seen["after"]["locks"] > seen["before"]["locks"],
        ),
    ]


def _row(what: str, value: float, unit: str, *, goal: int) -> Row:
    return Row(what=what, value=value, unit=unit, goal=f"<= {goal} {unit}", reached=value <= goal)
