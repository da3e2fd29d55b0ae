"""Accounts: signing up, passwords, recovery codes, deletion."""

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from webapp.accounts import credentials, service
from webapp.accounts.login import admit_accounts, forget_all, remember, with_account
from webapp.api.answers import answer, nothing
from webapp.api.visits import visit
from webapp.contract.account import (
    Farewell,
    NewCodes,
    NewPassword,
    PasswordAgain,
    Recovered,
    Recovery,
    SignedUp,
    SignUp,
    Who,
)
from webapp.foundation.limits import limited
from webapp.foundation.logs import log
from webapp.wiring import revoke_addresses

bp = APIBlueprint("accounts", __name__, url_prefix="/api/v1")

# What people do with the account they have.
own_bp = APIBlueprint("own_account", __name__, url_prefix="/api/v1")
own_bp.before_request(admit_accounts)


@bp.post("/accounts", responses={201: SignedUp})
@limited("20 per hour")
def sign_up(body: SignUp) -> Response:
    """Make an account and sign in."""
    who, codes = service.sign_up(
        body.username, password=body.password, zone=body.timezone, visit=visit()
    )
    remember(who)
    log.info("account made", owner=who.owner_id)
    return answer(SignedUp(owner=who.owner_id, username=who.username, recovery_codes=codes), 201)


@own_bp.delete("/accounts", responses={204: None})
@limited("20 per minute")
def delete_account(body: Farewell) -> Response:
    """Delete the account and everything that belongs to it."""
    who = with_account()
    credentials.delete_account(who, typed_name=body.username, password=body.password, visit=visit())
    forget_all()
    log.info("account deleted")
    return nothing()


@own_bp.put("/password", responses={200: Who})
@limited("20 per minute")
def change_password(body: NewPassword) -> Response:
    """Replace the password; all other devices are signed out."""
    who = credentials.change_password(
        with_account(), password=body.password, new_password=body.new_password, visit=visit()
    )
    remember(who)
    log.info("password changed", owner=who.owner_id)
    return answer(Who(owner=who.owner_id, username=who.username))


@own_bp.delete("/password", responses={204: None})
@limited("20 per minute")
def remove_password() -> Response:
    """Forget the password; two passkeys must remain, and who asks must just have proved it."""
    who = with_account()
    credentials.remove_password(who, visit=visit())
    log.info("password removed", owner=who.owner_id)
    return nothing()


@own_bp.post("/recovery-codes", responses={201: NewCodes})
@limited("20 per minute")
def new_codes(body: PasswordAgain) -> Response:
    """Make new recovery codes; the old ones no longer work."""
    who = with_account()
    codes = credentials.new_codes(who, password=body.password, visit=visit())
    log.info("recovery codes replaced", owner=who.owner_id)
    return answer(NewCodes(recovery_codes=codes), 201)


@bp.post("/recovery", responses={200: Recovered})
@limited("20 per minute")
def recover(body: Recovery) -> Response:
    """Sign in with a recovery code and a new password; all devices are signed out."""
    opened = credentials.recover(
        body.username,
        code=body.code,
        new_password=body.new_password,
        revoke=revoke_addresses,
        visit=visit(),
    )
    who = opened.who
    remember(who)
    log.info("account recovered", owner=who.owner_id)
    return answer(
        Recovered(
            owner=who.owner_id,
            username=who.username,
            codes_left=opened.codes_left,
            passkeys=opened.passkeys,
        )
    )
