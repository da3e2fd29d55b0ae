"""Waiting until others stand in the line."""

from threading import Event

from webapp.foundation.turns import Turns

_LOOK_EVERY_S = 0.001


def wait_for_line(turns: Turns, *, waiting: int) -> None:
    """Return when so many wait for their turn."""
    while turns.waiting < waiting:
        Event().wait(_LOOK_EVERY_S)
