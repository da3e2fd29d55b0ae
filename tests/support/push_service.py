"""A push service of the tests' own: it takes what the worker sends and really decrypts it."""

import base64
import http.server
import json
import queue
import threading
from dataclasses import dataclass, field
from typing import Any, Self

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ARRIVES_WITHIN_S = 120.0
_POLL_SECONDS = 0.05  # how soon it ends when it is left


def base64url(raw: bytes) -> str:
    """Return the unpadded base64url text that push services use."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass(frozen=True)
class Message:
    """One push message as the browser would see it, and the headers (lower case) it came with."""

    path: str
    headers: dict[str, str]
    payload: dict[str, Any]


@dataclass
class Subscription:
    """What a browser's push manager would hand to the app."""

    endpoint: str
    auth: bytes
    private_key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def as_json(self) -> dict[str, Any]:
        """Return the shape of `PushSubscription.toJSON()`."""
        point = self.private_key.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return {
            "endpoint": self.endpoint,
            "expirationTime": None,
            "keys": {"p256dh": base64url(point), "auth": base64url(self.auth)},
        }


class PushService:
    """Listens on loopback; answers 201 until a test says otherwise."""

    def __init__(self) -> None:
        self.status = 201
        self.answer_headers: dict[str, str] = {}
        self._failures: dict[str, int] = {}
        self._subscriptions: dict[str, Subscription] = {}
        self._messages: queue.Queue[Message] = queue.Queue()
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(_POLL_SECONDS,), daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def host(self) -> str:
        """The host and port to put into `UNCRAMP_PUSH_HOSTS`."""
        return f"127.0.0.1:{self._server.server_port}"

    def subscribe(self, name: str) -> Subscription:
        """Return a new subscription whose messages this service can read."""
        path = f"/push/{name}"
        subscription = Subscription(
            endpoint=f"http://{self.host}{path}", auth=name.encode().ljust(16, b".")[:16]
        )
        self._subscriptions[path] = subscription
        return subscription

    def next_message(self) -> Message:
        """Return the next message; raise `queue.Empty` when none comes in time."""
        return self._messages.get(timeout=ARRIVES_WITHIN_S)

    def fail_next(self, path: str, *, status: int) -> None:
        """Answer the next message to one subscription with a status of its own."""
        self._failures[path] = status

    def has_message(self) -> bool:
        """Tell whether a message has arrived that nobody has taken."""
        return not self._messages.empty()

    def _take(self, path: str, headers: dict[str, str], body: bytes) -> None:
        subscription = self._subscriptions[path]
        text = http_ece.decrypt(
            body,
            private_key=subscription.private_key,
            auth_secret=subscription.auth,
            version="aes128gcm",
        )
        self._messages.put(Message(path=path, headers=headers, payload=json.loads(text)))

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = service._failures.pop(self.path, service.status)
                if status < 300:
                    service._take(
                        self.path,
                        {name.lower(): value for name, value in self.headers.items()},
                        body,
                    )
                self.send_response(status)
                for name, value in service.answer_headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_arguments: object) -> None:
                """Stay quiet."""

        return Handler
