"""The player at night: how soon it answers, whether it keeps its time, what a dead phone costs."""

from bench.player import drift, hidden, kills, taps
from bench.table import Row


def measure() -> list[Row]:
    """Return the rows of all four questions."""
    return [*taps.measure(), *drift.measure(), *hidden.measure(), *kills.measure()]
