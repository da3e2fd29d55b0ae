"""The file in which a person takes everything along, and what a phone saves of it."""

from typing import Final, Literal

from webapp.contract.strict import Strict
from webapp.contract.sync import Held, HistoryEntry
from webapp.contract.text import Instant

EXPORT_FORMAT: Final = "uncramp-export"
EXPORT_VERSION: Final = 1


class ExportFile(Strict):
    """All records of one person, tombstones too, and the history that is still kept."""

    format: Literal["uncramp-export"]
    version: Literal[1]
    exported_at: Instant
    records: list[Held]
    history: list[HistoryEntry]
