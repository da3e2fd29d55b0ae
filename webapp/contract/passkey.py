"""Passkeys on the wire; what browser and authenticator say to each other passes as it is."""

from typing import Annotated

from pydantic import Field, JsonValue, StringConstraints

from webapp.contract.strict import Strict
from webapp.contract.text import Id, Instant

LONGEST_PASSKEY_NAME = 40
MOST_PASSKEYS = 20

PasskeyName = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_PASSKEY_NAME),
]
# The browser's own JSON (PublicKeyCredential.toJSON): checked by the library that understands it.
Credential = dict[str, JsonValue]


class PasskeyOptions(Strict):
    """What to hand to the browser, and nothing that we would read again."""

    options: dict[str, JsonValue]


class NewPasskey(Strict):
    """A passkey that the browser has just made, and what the person calls it."""

    name: PasskeyName
    credential: Credential


class PasskeySignIn(Strict):
    """A passkey's proof, for coming in or for proving anew who is there.

    With `owner` the passkeys of nobody else are taken.
    """

    credential: Credential
    owner: Id | None = None


class Passkey(Strict):
    """One passkey of an account."""

    id: Id
    name: str
    made_at: Instant
    used_at: Instant | None


class WaysIn(Strict):
    """All that opens an account: the passkeys, the latest made last, and whether a password does.

    `fresh` says whether this device proved who it is a moment ago.
    """

    passkeys: list[Passkey]
    password: bool
    recovery_codes: int
    fresh: bool


class PasskeyPath(Strict):
    """Names one passkey in an address."""

    passkey_id: Annotated[str, Field(max_length=64)]


class PasskeyChange(Strict):
    """A passkey's new name."""

    name: PasskeyName
