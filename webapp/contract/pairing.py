"""Pairing on the wire: how another phone comes in with the word of one that is signed in."""

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from webapp.contract.strict import Strict
from webapp.contract.text import Id, Instant

PAIRING_CODE_LENGTH: Final = 8
# As it is typed: with spaces and hyphens, as somebody may have read it out.
LONGEST_PAIRING_CODE: Final = 32

PairingCode = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PAIRING_CODE)]
PairingSecret = Annotated[str, StringConstraints(min_length=1, max_length=64)]

# open: nobody has typed the code; asked: somebody has; let-in: the signed-in phone said yes;
# in: the other one has fetched its session.
PairingState = Literal["open", "asked", "let-in", "in"]


class PairingOffer(Strict):
    """What the signed-in phone shows; `squares` are the rows of the QR code, 1 is dark."""

    pairing: Id
    code: str
    link: str
    squares: list[str]
    until: Instant


class PairingHeld(Strict):
    """A pairing that goes on; its code is not told a second time."""

    pairing: Id
    until: Instant


class PairingsHeld(Strict):
    """What a signed-in phone finds again after it has left its page."""

    pairings: list[PairingHeld]


class PairingAsk(Strict):
    """The code, as it was typed on the new phone or scanned by it."""

    code: PairingCode


class PairingWhose(Strict):
    """Whose account a code leads into, told before anybody asks to enter it."""

    username: str


class PairingAsked(Strict):
    """What the new phone keeps until it is let in, and whose account it asks to enter.

    `number` has two digits and stands on both phones: the same one is asking.
    """

    pairing: Id
    secret: str
    username: str
    number: int
    until: Instant


class PairingClaim(Strict):
    """The new phone's proof that it is the one that asked."""

    pairing: Id
    secret: PairingSecret


class PairingNow(Strict):
    """How far a pairing is; `browser`, `system` and `number` tell which phone asks."""

    state: PairingState
    browser: str | None = None
    system: str | None = None
    number: int | None = None


class PairingWord(Strict):
    """What the person on the signed-in phone says about the one that asks."""

    let_in: bool


class PairingPath(Strict):
    """Names one pairing in an address."""

    pairing_id: Annotated[str, Field(max_length=64)]
