"""The wish to stop, as a signal may bring it at any moment."""

from queue import Empty, SimpleQueue


class Stopping:
    """Set once, by a signal's handler or by anybody, and waited for.

    Of `threading.Event` a handler must keep away: it runs in the thread that waits, and finds taken
    whatever lock that one holds just then. A put into this queue may come amid any other call.
    """

    def __init__(self) -> None:
        self._wishes: SimpleQueue[None] = SimpleQueue()

    def set(self) -> None:
        """Wish it."""
        self._wishes.put(None)

    def is_set(self) -> bool:
        """Tell whether anybody has wished it."""
        return not self._wishes.empty()

    def wait(self, timeout_s: float) -> bool:
        """Wait so many seconds at most; tell whether anybody has wished it."""
        try:
            self._wishes.get(timeout=timeout_s)
        except Empty:
            return False
        self._wishes.put(None)
        return True
