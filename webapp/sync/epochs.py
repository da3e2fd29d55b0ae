"""The name of this history. A database that came back from a backup must get a new one."""

import secrets
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.foundation.upsert import insert_missing
from webapp.sync.models import SyncEpoch

_ONLY_ROW: Final = 1
_NAME_BYTES: Final = 12
_CURRENT: Final = select(SyncEpoch.name)


def current_epoch(session: Session) -> str:
    """Return the name of the present history, which begins when it is first asked for."""
    name = session.scalar(_CURRENT)
    if name is None:
        insert_missing(session, SyncEpoch, row=_ONLY_ROW, name=_new_name())
        name = session.scalars(_CURRENT).one()
    return name


def begin_epoch(session: Session) -> str:
    """Begin a new history and return its name: every device will announce what it holds."""
    current_epoch(session)
    row = session.scalars(select(SyncEpoch).with_for_update()).one()
    row.name = _new_name()
    return row.name


def _new_name() -> str:
    return secrets.token_hex(_NAME_BYTES)
