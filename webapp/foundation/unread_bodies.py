"""What was sent and not wanted: read to its end, so that whoever sent it hears the answer.

A connection that is closed over bytes nobody read is reset. Whoever is still sending then learns
nothing of the refusal, and whoever has heard it loses the next request on that connection.
"""

import time
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed.wsgi import InputStream, StartResponse, WSGIApplication, WSGIEnvironment

# Larger or slower ones are cut off: nobody may keep a thread busy with what was refused.
MOST_BYTES: Final = 64 * 1024 * 1024
# Of a body that does not say how long it is nobody knows whether it ends at all.
_MOST_WITHOUT_LENGTH: Final = 512 * 1024
_LONGEST_S: Final = 5.0
_PIECE: Final = 16 * 1024


class UnreadBodies:
    """WSGI middleware that reads, before the answer leaves, what the app left of the body."""

    def __init__(self, application: "WSGIApplication", most: int = MOST_BYTES) -> None:
        self._application = application
        self._most = most

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer as the app does."""
        body = environ["wsgi.input"]
        answer = self._application(environ, start_response)
        # Only a server that says so ends the stream where the body ends.
        if environ.get("wsgi.input_terminated"):
            # Whoever has hung up hears nothing anyway.
            with suppress(OSError):
                known = environ.get("CONTENT_LENGTH")
                _read_rest(body, self._most if known else min(self._most, _MOST_WITHOUT_LENGTH))
        return answer


def _read_rest(body: "InputStream", most: int) -> None:
    until = time.monotonic() + _LONGEST_S
    left = most
    while left > 0 and time.monotonic() < until and (piece := body.read(_PIECE)):
        left -= len(piece)
