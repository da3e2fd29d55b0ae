"""HTTP to push services: only to addresses that were looked at, never elsewhere."""

import socket
from collections.abc import Callable
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPSConnection
from urllib3.exceptions import NewConnectionError

from webapp.reminders.endpoint import addresses_of

PER_HOST = 100


class _CheckedConnection(HTTPSConnection):
    """Connects to an address that was just found to be public; TLS still names the host."""

    def _new_conn(self) -> socket.socket:
        try:
            # Resolved once: what was checked is what is connected to, whatever DNS says next.
            address = addresses_of(self.host, self.port)[0]
            return socket.create_connection((address, self.port), _seconds(self.timeout))
        except OSError as error:
            raise NewConnectionError(self, f"Refused or unreachable: {error}") from error


class _CheckedPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _CheckedConnection


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - requests' own signature
        super().init_poolmanager(*args, **options)
        # Plain HTTP reaches only what `read_endpoint` lets through: a push service on this machine.
        self.poolmanager.pool_classes_by_scheme = {
            "https": _CheckedPool,
            "http": urllib3.HTTPConnectionPool,
        }


class PushSession(requests.Session):
    """A pooled session that follows no redirects and reads no proxy settings."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False
        adapter = _Adapter(pool_connections=16, pool_maxsize=PER_HOST, max_retries=0)
        self.mount("https://", adapter)
        self.mount("http://", adapter)

    def request(self, *args: Any, **options: Any) -> requests.Response:  # noqa: ANN401 - requests' own signature
        """Send as asked, but never on to where an answer points."""
        options["allow_redirects"] = False
        send: Callable[..., requests.Response] = super().request
        return send(*args, **options)


def _seconds(timeout: Any) -> float | None:  # noqa: ANN401 - urllib3 hands over a number or its own marker
    return float(timeout) if isinstance(timeout, int | float) else None
