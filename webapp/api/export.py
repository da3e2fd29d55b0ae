"""The file in which a person takes along everything that they wrote."""

import json

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from webapp.accounts.login import with_fresh_proof
from webapp.contract.export import ExportFile
from webapp.foundation.clock import iso, now_ms
from webapp.foundation.limits import limited
from webapp.foundation.logs import log
from webapp.foundation.transactions import read
from webapp.sync.export import export_of

bp = APIBlueprint("export", __name__, url_prefix="/api/v1")


@bp.get("/export", responses={200: ExportFile})
@limited("20 per hour")
def export() -> Response:
    """Return every record, tombstone and kept history entry as one file; needs a fresh proof."""
    owner_id, now = with_fresh_proof().owner_id, now_ms()
    found = read(lambda session: export_of(session, owner_id, now_ms=now))
    log.info("records exported", owner=owner_id)
    response = Response(json.dumps(found.model_dump(), indent=1), mimetype="application/json")
    name = f"uncramp-{iso(now)[:10]}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
