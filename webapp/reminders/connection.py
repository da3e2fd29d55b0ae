"""HTTP to push services: only to addresses that were looked at, never elsewhere."""

import socket
import ssl
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any

import certifi
import urllib3
from urllib3.connection import HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError

from webapp.reminders.endpoint import Endpoint, addresses_of

# So many messages may be on their way together; with fewer kept connections than that, the
# others would be opened anew for each message.
AT_ONCE = 128
HOSTS = 16
TIMEOUT = urllib3.Timeout(connect=3, read=5)
# What a service writes beside its status is read so that the connection can be used again.
LARGEST_ANSWER = 64 * 1024


@dataclass(frozen=True)
class Answer:
    """What a push service said, as far as it matters here."""

    status: int
    retry_after: str | None


class _CheckedConnection(HTTPSConnection):
    """Connects to an address that was just found to be public; TLS still names the host."""

    def _new_conn(self) -> socket.socket:
        try:
            # Resolved once: what was checked is what is connected to, whatever DNS says next.
            address = addresses_of(self.host, self.port)[0]
            found = socket.create_connection((address, self.port), _seconds(self.timeout))
        except OSError as error:
            raise NewConnectionError(self, f"Refused or unreachable: {error}") from error
        # Head and body are two small writes; the second must not wait for the first one's receipt.
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return found


class _CheckedPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _CheckedConnection


class PushConnections:
    """Kept connections, used by many threads: no redirects, no proxies, no second try.

    They stand on urllib3 alone, because a session of `requests` costs as much for each message
    as its encryption and sending together.
    """

    def __init__(self) -> None:
        # Certificates are read once, not for each connection.
        trusted = ssl.create_default_context(cafile=certifi.where())
        self._manager = urllib3.PoolManager(
            num_pools=HOSTS, maxsize=AT_ONCE, timeout=TIMEOUT, ssl_context=trusted
        )
        # Plain HTTP reaches only what `read_endpoint` lets through: a push service on this machine.
        self._manager.pool_classes_by_scheme = {
            "https": _CheckedPool,
            "http": urllib3.HTTPConnectionPool,
        }

    def post(self, endpoint: Endpoint, body: bytes, *, headers: Mapping[str, str]) -> Answer:
        """Send a body; raise `OSError` or urllib3's `HTTPError` when no answer comes."""
        pool = self._manager.connection_from_host(
            endpoint.host, endpoint.port, "http" if endpoint.is_loopback else "https"
        )
        answer = pool.urlopen(
            "POST",
            endpoint.target,
            body=body,
            headers=headers,
            redirect=False,
            retries=False,
            preload_content=False,
        )
        # One that is read to its end has given its connection back; closing ends any other. The
        # status has been said: whatever is wrong with the rest changes nothing about it.
        with closing(answer), suppress(HTTPError):
            answer.read(LARGEST_ANSWER, decode_content=False)
        return Answer(answer.status, answer.headers.get("Retry-After"))


def _seconds(timeout: Any) -> float | None:  # noqa: ANN401 - urllib3 hands over a number or its own marker
    return float(timeout) if isinstance(timeout, int | float) else None
