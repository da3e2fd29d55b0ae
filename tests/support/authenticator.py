"""A passkey keeper made of a few lines: it answers as browsers and phones do."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

Json = dict[str, Any]

USER_PRESENT, USER_VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


def text(data: bytes) -> str:
    """Return the bytes as base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def data(encoded: str) -> bytes:
    """Return the bytes that such a text stands for."""
    return base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))


@dataclass
class Authenticator:
    """One key for one account; `origin` is the site that it believes to be on."""

    origin: str
    verifies: bool = True
    count: int = 0
    user_handle: str = ""
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, options: Json) -> Json:
        """Make the key that a site asks for."""
        self.user_handle = options["user"]["id"]
        attestation = {"fmt": "none", "attStmt": {}, "authData": self._data(options["rp"]["id"])}
        return self._answer(
            {
                "clientDataJSON": self._client_data("webauthn.create", options["challenge"]),
                "attestationObject": text(cbor2.dumps(attestation)),
            }
        )

    def sign(self, options: Json) -> Json:
        """Answer a site's question."""
        self.count += 1
        client_data = self._client_data("webauthn.get", options["challenge"])
        about = self._data(options["rpId"], with_key=False)
        signed = about + hashlib.sha256(data(client_data)).digest()
        return self._answer(
            {
                "clientDataJSON": client_data,
                "authenticatorData": text(about),
                "signature": text(self.key.sign(signed, ec.ECDSA(hashes.SHA256()))),
                "userHandle": self.user_handle,
            }
        )

    def _answer(self, response: Json) -> Json:
        name = text(self.credential)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        }

    def _client_data(self, kind: str, challenge: str) -> str:
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return text(json.dumps(told).encode())

    def _data(self, rp_id: str, *, with_key: bool = True) -> bytes:
        flags = USER_PRESENT | (USER_VERIFIED if self.verifies else 0) | (HAS_KEY * with_key)
        head = hashlib.sha256(rp_id.encode()).digest() + bytes([flags])
        head += self.count.to_bytes(4, "big")
        return head + self._attested() if with_key else head

    def _attested(self) -> bytes:
        point = self.key.public_key().public_numbers()
        key = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        length = len(self.credential).to_bytes(2, "big")
        return bytes(16) + length + self.credential + cbor2.dumps(key)
