"""What time it is: the one place that asks the machine."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol, cast

from flask import current_app

HOUR_MS = 60 * 60 * 1000
DAY_MS = 24 * HOUR_MS


class Clock(Protocol):
    """Anything that can say what time it is."""

    def now_ms(self) -> int:
        """Return milliseconds since 1970 in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now_ms(self) -> int:
        """Return the present instant."""
        return time.time_ns() // 1_000_000


@dataclass
class ManualClock:
    """A clock that stands still until it is told to go on; for tests and simulations."""

    at_ms: int

    def now_ms(self) -> int:
        """Return the instant it was set to."""
        return self.at_ms

    def advance(self, ms: int) -> None:
        """Let time pass."""
        self.at_ms += ms


def now_ms() -> int:
    """Return the present instant by the clock of the running app."""
    return cast("Clock", current_app.extensions["clock"]).now_ms()


def iso(instant_ms: int) -> str:
    """Write an instant as ISO 8601 in UTC with milliseconds."""
    moment = datetime.fromtimestamp(instant_ms / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
