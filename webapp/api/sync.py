"""The one address through which records travel."""

import json
from typing import Final, cast

import orjson
from flask import Flask, Response, current_app
from flask_openapi.blueprint import APIBlueprint
from sqlalchemy.orm import Session

from webapp.accounts.login import admit_accounts, with_account
from webapp.contract.problem import Code, Problem
from webapp.contract.sync import MAX_OPS, SyncAnswer, SyncRequest
from webapp.foundation.clock import now_ms
from webapp.foundation.limits import limited
from webapp.foundation.transactions import write
from webapp.sync.service import Parts, apply

PARTS: Final = "sync"

bp = APIBlueprint("sync", __name__, url_prefix="/api/v1")
bp.before_request(admit_accounts)


def init_app(app: Flask, *, parts: Parts) -> None:
    """Connect sync with the features that follow it."""
    app.extensions[PARTS] = parts


@bp.post("/sync", responses={200: SyncAnswer})
@limited("600 per minute")
def sync(body: SyncRequest) -> Response:
    """Let a device's ops count and hand it the changes that it lacks."""
    owner_id, now = with_account().owner_id, now_ms()
    if body.owner not in {None, owner_id}:
        raise Problem(Code.WRONG_OWNER)
    if len(body.ops) > MAX_OPS:
        raise Problem(Code.TOO_LARGE, f"more than {MAX_OPS} ops", pointer="/ops")
    parts = cast("Parts", current_app.extensions[PARTS])

    def work(session: Session) -> SyncAnswer:
        return apply(session, body, owner_id=owner_id, now_ms=now, parts=parts)

    return _written(write(work))


def _written(answer: SyncAnswer) -> Response:
    """Write the answer; what an op was called is repeated even if it is no proper text."""
    told = {name: value for name, value in answer if name in answer.model_fields_set}
    try:
        text = orjson.dumps(told)
    except TypeError:
        text = json.dumps(told, separators=(",", ":")).encode("ascii")
    return Response(text, mimetype="application/json")
