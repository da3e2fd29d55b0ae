"""Passkeys: what opens an account, adding and removing, and coming in with one."""

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from webapp.accounts import models, passkeys
from webapp.accounts.login import admit_accounts, remember, with_account
from webapp.api.answers import answer, nothing
from webapp.api.visits import visit
from webapp.contract.account import Who
from webapp.contract.passkey import (
    NewPasskey,
    Passkey,
    PasskeyChange,
    PasskeyOptions,
    PasskeyPath,
    PasskeySignIn,
    WaysIn,
)
from webapp.foundation.clock import iso, now_ms
from webapp.foundation.limits import limited
from webapp.foundation.logs import log

bp = APIBlueprint("passkey_session", __name__, url_prefix="/api/v1/passkey-session")

# What people do with the account they have.
own_bp = APIBlueprint("passkeys", __name__, url_prefix="/api/v1/passkeys")
own_bp.before_request(admit_accounts)


@own_bp.get("", responses={200: WaysIn})
def ways_in() -> Response:
    """List the passkeys, and say what else opens the account."""
    who = with_account()
    rows, password, codes = passkeys.ways_in(who)
    return answer(
        WaysIn(
            passkeys=[_passkey(row) for row in rows],
            password=password,
            recovery_codes=codes,
            fresh=who.is_fresh(now_ms=now_ms()),
        )
    )


@own_bp.post("/challenge", responses={200: PasskeyOptions})
@limited("20 per minute")
def begin_adding() -> Response:
    """Say what the browser needs to make a passkey; needs a fresh proof of who is there."""
    return answer(PasskeyOptions(options=passkeys.begin_adding(with_account(), visit=visit())))


@own_bp.post("", responses={201: Passkey})
@limited("20 per minute")
def add(body: NewPasskey) -> Response:
    """Keep a passkey that the browser has just made."""
    who = with_account()
    row = passkeys.add(who, name=body.name, given=body.credential, visit=visit())
    log.info("passkey added", owner=who.owner_id)
    return answer(_passkey(row), 201)


@own_bp.patch("/<passkey_id>", responses={200: Passkey})
def rename(path: PasskeyPath, body: PasskeyChange) -> Response:
    """Give a passkey another name."""
    return answer(_passkey(passkeys.rename(with_account(), path.passkey_id, name=body.name)))


@own_bp.delete("/<passkey_id>", responses={204: None})
@limited("20 per minute")
def remove(path: PasskeyPath) -> Response:
    """Remove a passkey; the last way in stays. Needs a fresh proof of who is there."""
    who = with_account()
    passkeys.remove(who, path.passkey_id, visit=visit())
    log.info("passkey removed", owner=who.owner_id)
    return nothing()


@bp.post("/challenge", responses={200: PasskeyOptions})
@limited("30 per minute")
def begin_entering() -> Response:
    """Say what the browser needs to ask for a passkey."""
    return answer(PasskeyOptions(options=passkeys.begin_entering(visit=visit())))


@bp.post("", responses={200: Who})
@limited("30 per minute")
def come_in(body: PasskeySignIn) -> Response:
    """Sign in with a passkey, or prove with it who is there."""
    who = passkeys.come_in(body.credential, owner=body.owner, visit=visit())
    remember(who)
    log.info("signed in", owner=who.owner_id)
    return answer(Who(owner=who.owner_id, username=who.username))


def _passkey(row: models.Passkey) -> Passkey:
    return Passkey(
        id=row.passkey_id,
        name=row.name,
        made_at=iso(row.made_ms),
        used_at=None if row.used_ms is None else iso(row.used_ms),
    )
