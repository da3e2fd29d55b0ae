"""Owners without an account: enough for reminders."""

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from webapp.accounts import service
from webapp.accounts.login import maybe_signed_in, remember
from webapp.api.answers import answer
from webapp.api.visits import visit
from webapp.contract.account import NewOwner, Who
from webapp.foundation.limits import limited

bp = APIBlueprint("owners", __name__, url_prefix="/api/v1")


@bp.post("/owners", responses={201: Who, 200: Who})
@limited("60 per hour")
def begin_anonymous(body: NewOwner) -> Response:
    """Make an anonymous owner; a browser that has an owner keeps it (200)."""
    held = maybe_signed_in()
    if held is not None:
        return answer(Who(owner=held.owner_id, username=held.username))
    who = service.begin_anonymous(body.timezone, visit=visit())
    remember(who)
    return answer(Who(owner=who.owner_id, username=None), 201)
