"""A relay between a browser and a server that counts every byte: bodies and headers, both ways."""

import contextlib
import socket
import threading
from typing import Self

_CHUNK = 65_536


class Relay:
    """Listens on a free port of this machine until it is left."""

    def __init__(self) -> None:
        self.upstream = 0
        self.up = self.down = 0

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._listener.close()

    @property
    def url(self) -> str:
        """Where browsers reach the server through the relay."""
        return f"http://localhost:{self._listener.getsockname()[1]}"

    def reset(self) -> None:
        """Count anew."""
        self.up = self.down = 0

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                browser, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self.upstream))
                for end in (browser, server):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for way in ((browser, server, "up"), (server, browser, "down")):
                    threading.Thread(target=self._pass_on, args=way, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, way: str) -> None:
        with contextlib.suppress(OSError):
            while chunk := source.recv(_CHUNK):
                setattr(self, way, getattr(self, way) + len(chunk))
                target.sendall(chunk)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
