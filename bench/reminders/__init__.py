"""Reminders under load: claims, sends, lateness and kills."""

from bench.reminders import claiming, killing, worker
from bench.table import Row


def measure() -> list[Row]:
    """Return every figure that reminders have to reach."""
    return [*claiming.measure(), *worker.measure(), *killing.measure()]
