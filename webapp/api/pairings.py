"""Pairings: a code on a signed-in phone lets another phone in, once."""

from typing import cast

import segno
from flask import Response
from flask_openapi.blueprint import APIBlueprint

from webapp.accounts import pairing
from webapp.accounts.codes import grouped
from webapp.accounts.login import admit_accounts, remember, with_account
from webapp.accounts.models import Pairing
from webapp.accounts.visit import Visit
from webapp.api.answers import answer, nothing
from webapp.api.visits import visit
from webapp.contract.account import Who
from webapp.contract.pairing import (
    PairingAsk,
    PairingAsked,
    PairingClaim,
    PairingHeld,
    PairingNow,
    PairingOffer,
    PairingPath,
    PairingsHeld,
    PairingState,
    PairingWhose,
    PairingWord,
)
from webapp.foundation.clock import iso
from webapp.foundation.limits import limited
from webapp.foundation.logs import log

# The phone that wants to come in.
bp = APIBlueprint("pairing_session", __name__, url_prefix="/api/v1/pairing-session")

# The phone that is signed in.
own_bp = APIBlueprint("pairings", __name__, url_prefix="/api/v1/pairings")
own_bp.before_request(admit_accounts)


@own_bp.post("", responses={201: PairingOffer})
@limited("20 per minute")
def offer() -> Response:
    """Make a code for another phone; the one from before is void."""
    here = visit()
    made = pairing.offer(with_account(), visit=here)
    # After the sign #, so that no server ever sees it in an address.
    link = f"{here.origin}/account#pair={made.code}"
    return answer(
        PairingOffer(
            pairing=made.pairing_id,
            code=grouped(made.code).upper(),
            link=link,
            squares=_squares(link),
            until=iso(made.until_ms),
        ),
        201,
    )


@own_bp.get("", responses={200: PairingsHeld})
def held() -> Response:
    """List what this phone has begun and is not over, for whoever comes back to the page."""
    rows = pairing.held(with_account(), visit=visit())
    return answer(
        PairingsHeld(
            pairings=[
                PairingHeld(pairing=row.pairing_id, until=iso(pairing.until_ms(row)))
                for row in rows
            ]
        )
    )


@own_bp.get("/<pairing_id>", responses={200: PairingNow})
def show(path: PairingPath) -> Response:
    """Say whether somebody has typed the code, with what, and whether they have come in."""
    here = visit()
    return answer(_now(pairing.shown(with_account(), path.pairing_id, visit=here), here))


@own_bp.put("/<pairing_id>", responses={204: None})
def say(path: PairingPath, body: PairingWord) -> Response:
    """Let the asking phone in, or end the pairing."""
    who = with_account()
    pairing.say(who, path.pairing_id, let_in=body.let_in, visit=visit())
    log.info("pairing answered", owner=who.owner_id)
    return nothing()


@bp.post("/whose", responses={200: PairingWhose})
@limited("20 per minute")
def whose(body: PairingAsk) -> Response:
    """Say whose account a code leads into; it can still be used."""
    return answer(PairingWhose(username=pairing.whose(body.code, visit=visit())))


@bp.post("/ask", responses={200: PairingAsked})
@limited("20 per minute")
def ask(body: PairingAsk) -> Response:
    """Ask to come in with the code that the other phone shows; it works once."""
    asked = pairing.ask(body.code, visit=visit())
    return answer(
        PairingAsked(
            pairing=asked.pairing_id,
            secret=asked.secret,
            username=asked.username,
            number=asked.number,
            until=iso(asked.until_ms),
        )
    )


@bp.post("/look", responses={200: PairingNow})
@limited("120 per minute")
def look(body: PairingClaim) -> Response:
    """Say whether the other phone has let this one in."""
    here = visit()
    return answer(_now(pairing.looked(body.pairing, body.secret, visit=here), here))


@bp.post("", responses={200: Who})
@limited("30 per minute")
def come_in(body: PairingClaim) -> Response:
    """Sign in on the phone that was let in."""
    who = pairing.come_in(body.pairing, body.secret, visit=visit())
    remember(who)
    log.info("signed in", owner=who.owner_id)
    return answer(Who(owner=who.owner_id, username=who.username))


def _now(row: Pairing, here: Visit) -> PairingNow:
    return PairingNow(
        state=cast("PairingState", pairing.state_of(row)),
        browser=row.browser,
        system=row.system,
        number=pairing.number_of(row, secret=here.secret),
    )


def _squares(text: str) -> list[str]:
    """Return the rows of the QR code, without the quiet zone around it."""
    return ["".join("1" if dark else "0" for dark in row) for row in _matrix(text)]


def _matrix(text: str) -> list[bytearray]:
    return list(segno.make(text, error="m", micro=False).matrix)
