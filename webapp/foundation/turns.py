"""Taking turns: one at a time, in the order in which they came."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Lock, get_ident


class WaitedTooLong(Exception):  # noqa: N818 - says what happened
    """The turn did not come in the time that was given; nothing was done."""


@dataclass(frozen=True, eq=False)
class _Place:
    """Where a thread stands in the line."""

    thread: int
    called: Event


class Turns:
    """A line of threads; whoever has the turn may take it again inside, and goes in at once."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._line: deque[_Place] = deque()
        self._whose: int | None = None
        self._depth = 0

    @property
    def waiting(self) -> int:
        """How many stand in the line."""
        return len(self._line)

    @contextmanager
    def mine(self, *, patience_s: float) -> Iterator[None]:
        """Have the turn for a while; raises WaitedTooLong."""
        place = self._place()
        if place is not None and not place.called.wait(patience_s):
            self._step_out(place)
        try:
            yield
        finally:
            self._pass_on()

    def _place(self) -> _Place | None:
        """Take the turn where it is free or ours, or else a place at the end of the line."""
        with self._guard:
            if self._whose in {None, get_ident()}:
                self._whose = get_ident()
                self._depth += 1
                return None
            place = _Place(get_ident(), Event())
            self._line.append(place)
            return place

    def _step_out(self, place: _Place) -> None:
        """Leave the line, unless we were called at the last moment."""
        with self._guard:
            if not place.called.is_set():
                self._line.remove(place)
                raise WaitedTooLong

    def _pass_on(self) -> None:
        """Call the next while the guard is held: nobody who comes now can go in before."""
        with self._guard:
            self._depth -= 1
            if self._depth:
                return
            self._whose = None
            if self._line:
                place = self._line.popleft()
                self._whose, self._depth = place.thread, 1
                place.called.set()
