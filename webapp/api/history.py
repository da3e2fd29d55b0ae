"""What records lost in the last 30 days, to read, restore or erase."""

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from webapp.accounts.login import admit_accounts, with_account
from webapp.api.answers import answer, nothing
from webapp.contract.sync import HistoryAnswer, HistoryPath, HistoryQuery
from webapp.foundation.clock import now_ms
from webapp.foundation.logs import log
from webapp.foundation.transactions import read, write
from webapp.sync.history import erase_history, history_of

bp = APIBlueprint("history", __name__, url_prefix="/api/v1")
bp.before_request(admit_accounts)


@bp.get("/history", responses={200: HistoryAnswer})
def history(query: HistoryQuery) -> Response:
    """List replaced values and deleted records, newest first."""
    owner_id, now = with_account().owner_id, now_ms()
    return answer(
        read(lambda session: history_of(session, owner_id, before=query.before, now_ms=now))
    )


@bp.delete("/history", responses={204: None})
def erase_all() -> Response:
    """Erase the whole history now."""
    owner_id = with_account().owner_id
    write(lambda session: erase_history(session, owner_id))
    log.info("history erased", owner=owner_id)
    return nothing()


@bp.delete("/history/<entry>", responses={204: None})
def erase_one(path: HistoryPath) -> Response:
    """Erase one entry of the history now."""
    owner_id = with_account().owner_id
    write(lambda session: erase_history(session, owner_id, entry=path.entry))
    return nothing()
