"""Who we are to push services: a key pair, and signed statements that name it."""

import base64
import threading
import time
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from webapp.settings_rules import push_key_of

VALID_S = 12 * 3600
RENEWED_BEFORE_S = 3600


class Vapid:
    """Signs for one audience at a time and remembers the statement while it is fresh."""

    def __init__(self, private_key: str, *, subject: str) -> None:
        self._signer = push_key_of(private_key)
        self._subject = subject
        self._headers: dict[str, tuple[float, str]] = {}
        self._lock = threading.Lock()
        point = self._signer.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self._public_key = base64.urlsafe_b64encode(point).rstrip(b"=").decode()

    @property
    def public_key(self) -> str:
        """Return the uncompressed point as base64url: what browsers subscribe with."""
        return self._public_key

    def authorization(self, endpoint: str) -> str:
        """Return the Authorization header for the push service of an endpoint."""
        parts = urlsplit(endpoint)
        audience = f"{parts.scheme}://{parts.netloc}"
        now = time.time()
        with self._lock:
            expires, header = self._headers.get(audience, (0.0, ""))
            if expires - now < RENEWED_BEFORE_S:
                expires = now + VALID_S
                # A fresh claims dict each time: the library writes into the one it is given.
                claims = {"aud": audience, "exp": int(expires), "sub": self._subject}
                header = str(self._signer.sign(claims)["Authorization"])
                self._headers[audience] = (expires, header)
            return header
