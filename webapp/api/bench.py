"""What measurements ask of the server; the addresses exist only when UNCRAMP_BENCH=1."""

from typing import Final

import orjson
from flask import Blueprint, Response
from sqlalchemy import func, select

from webapp.foundation.transactions import read
from webapp.sync.models import SyncRecord

bp = Blueprint("bench", __name__, url_prefix="/bench")

_ALIVE: Final = SyncRecord.deleted.is_(False)


@bp.get("/stats")
def stats() -> Response:
    """Count the records of everybody, without tombstones."""
    query = select(func.count()).select_from(SyncRecord).where(_ALIVE)
    return _told({"rows": read(lambda session: session.scalar(query))})


@bp.get("/ids")
def ids() -> Response:
    """List their ids in order."""
    query = select(SyncRecord.record_id).where(_ALIVE)
    return _told(sorted(read(lambda session: list(session.scalars(query)))))


def _told(found: object) -> Response:
    response = Response(orjson.dumps(found), mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
