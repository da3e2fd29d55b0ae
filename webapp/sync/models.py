"""The tables of sync. Every personal one leads with its owner, so they can be spread by owner."""

from pydantic import JsonValue
from sqlalchemy import CHAR, BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.foundation.database import Base, Fields, Id, Millis, OwnerId
from webapp.sync.merge import Why

_LONGEST_NAME = 64


class SyncEpoch(Base):
    """The name of this history: one row for the whole database."""

    __tablename__ = "sync_epoch"

    row: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(_LONGEST_NAME))


class SyncHead(Base):
    """An owner's newest number and the digest over all their records; its row is the lock."""

    __tablename__ = "sync_head"

    owner_id: Mapped[OwnerId]
    seq: Mapped[int] = mapped_column(BigInteger)
    count: Mapped[int] = mapped_column(BigInteger)
    sum: Mapped[str] = mapped_column(CHAR(16))


class SyncRecord(Base):
    """A record as it stands, or its tombstone, under the number of its last change."""

    __tablename__ = "sync_record"
    __table_args__ = (Index(None, "owner_id", "seq", unique=True),)

    owner_id: Mapped[OwnerId]
    record_id: Mapped[Id] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(_LONGEST_NAME))
    seq: Mapped[int] = mapped_column(BigInteger)
    deleted: Mapped[bool]
    fields: Mapped[dict[str, JsonValue]] = mapped_column(Fields)
    # The history that this state was made in, and its number there: see merge.Version.
    version_epoch: Mapped[str] = mapped_column(String(_LONGEST_NAME))
    version_seq: Mapped[int] = mapped_column(BigInteger)


class SyncReceipt(Base):
    """An op that counted; kept as long as the account, so that no repeat counts twice."""

    __tablename__ = "sync_receipt"
    __table_args__ = (Index(None, "owner_id", "record_id", "seq"),)

    owner_id: Mapped[OwnerId]
    op_id: Mapped[Id] = mapped_column(primary_key=True)
    record_id: Mapped[Id]
    seq: Mapped[int | None] = mapped_column(BigInteger)
    # How far the device had read when it sent the op: see service._known_to_the_device.
    cursor: Mapped[int] = mapped_column(BigInteger)


class SyncHistory(Base):
    """Values that records lost; erased after a while. Never sent to other devices."""

    __tablename__ = "sync_history"
    __table_args__ = (Index(None, "at_ms"),)

    owner_id: Mapped[OwnerId]
    entry_id: Mapped[Id] = mapped_column(primary_key=True)
    record_id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(_LONGEST_NAME))
    why: Mapped[Why] = mapped_column(String(_LONGEST_NAME))
    at_ms: Mapped[Millis]
    fields: Mapped[dict[str, JsonValue]] = mapped_column(Fields)
