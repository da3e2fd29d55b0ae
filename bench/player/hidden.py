"""A cramp behind another tab, for real: throttled timers, and the wake lock that comes back."""

import tempfile
from pathlib import Path

from bench.table import Row
from tests.support.published import turns_of
from tests.support.server import LiveServer
from tests.support.unwatched import come_back

SECONDS = 30


def measure() -> list[Row]:
    """Return what a cramp behind another tab loses, and whether the screen stays on again."""
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryDirectory() as profile,
        LiveServer(Path(folder)) as server,
    ):
        back = come_back(Path(profile), f"{server.url}/now", seconds=SECONDS)
        turns = list(turns_of(server, "calf-bed-acute"))
    hidden = f"{SECONDS} s behind another tab"
    return [
        Row(
            what=f"timers of 100 ms, {hidden}",
            value=back.ticks_a_second,
            unit="a second",
            goal="",
            reached=True,
        ),
        _row(f"wrong steps, {hidden}", float(back.is_wrong(turns)), "", goal=0),
        _row(f"shown time off by, {hidden}", back.off_by(turns), "s", goal=1),
        Row(
            what="wake lock taken again",
            value=back.locks,
            unit="",
            goal="1",
            reached=back.locks > 0,
        ),
    ]


def _row(what: str, value: float, unit: str, *, goal: int) -> Row:
    return Row(what=what, value=value, unit=unit, goal=f"<= {goal} {unit}", reached=value <= goal)
