"""Sessions: signing in and out, and the devices that are signed in."""

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from webapp.accounts import service
from webapp.accounts.login import forget, maybe_signed_in, remember, signed_in, with_account
from webapp.accounts.models import DeviceSession
from webapp.api.answers import answer, nothing
from webapp.api.visits import visit
from webapp.contract.account import Device, DevicePath, Devices, SignIn, Who
from webapp.foundation.clock import iso, now_ms
from webapp.foundation.limits import limited
from webapp.foundation.logs import log

bp = APIBlueprint("session", __name__, url_prefix="/api/v1")


@bp.post("/session", responses={200: Who})
@limited("30 per minute")
def sign_in(body: SignIn) -> Response:
    """Sign in with name and password."""
    who = service.sign_in(body.username, password=body.password, visit=visit())
    remember(who)
    log.info("signed in", owner=who.owner_id)
    return answer(Who(owner=who.owner_id, username=who.username))


@bp.get("/session", responses={200: Who})
def who_am_i() -> Response:
    """Say who is signed in."""
    who = signed_in()
    return answer(Who(owner=who.owner_id, username=who.username))


@bp.delete("/session", responses={204: None})
def sign_out() -> Response:
    """Sign out; saying so twice does no harm."""
    who = maybe_signed_in()
    if who is not None:
        service.sign_out(who)
        log.info("signed out", owner=who.owner_id)
    forget()
    return nothing()


@bp.get("/sessions", responses={200: Devices})
def devices() -> Response:
    """List the devices that are signed in to the account."""
    who = with_account()
    rows = service.devices(who.owner_id, now_ms=now_ms())
    return answer(Devices(sessions=[_device(row, current=who.session_id) for row in rows]))


@bp.delete("/sessions/<session_id>", responses={204: None})
def end_device(path: DevicePath) -> Response:
    """Sign one device out, also this one."""
    who = with_account()
    service.end_device(who.owner_id, path.session_id)
    log.info("device signed out", owner=who.owner_id)
    if path.session_id == who.session_id:
        forget()
    return nothing()


def _device(row: DeviceSession, *, current: str) -> Device:
    return Device(
        id=row.session_id,
        browser=row.browser,
        system=row.system,
        signed_in_at=iso(row.signed_in_ms),
        seen_at=iso(row.seen_ms),
        current=row.session_id == current,
    )
