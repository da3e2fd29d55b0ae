"""Everything that the server holds of one person's records."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.contract.export import EXPORT_FORMAT, EXPORT_VERSION, ExportFile
from webapp.foundation.clock import iso
from webapp.sync.history import kept_entries
from webapp.sync.models import SyncRecord
from webapp.sync.page import held
from webapp.sync.rows import as_stored


def export_of(session: Session, owner_id: str, *, now_ms: int) -> ExportFile:
    """Return all records in the order of their last change, and the history that is kept."""
    query = (
        select(SyncRecord.__table__).where(SyncRecord.owner_id == owner_id).order_by(SyncRecord.seq)
    )
    return ExportFile.model_construct(
        format=EXPORT_FORMAT,
        version=EXPORT_VERSION,
        exported_at=iso(now_ms),
        records=[held(row.record_id, as_stored(row)) for row in session.execute(query)],
        history=kept_entries(session, owner_id, now_ms=now_ms),
    )
