"""What the server keeps to ring at the right time: where to, when next, and what was sent."""

from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.foundation.database import Base, Fields, Id, Millis, OwnerId

BUCKETS = 64


class PushSubscription(Base):
    """One browser that lets us push to it."""

    __tablename__ = "push_subscription"
    __table_args__ = (
        UniqueConstraint("owner_id", "endpoint_hash"),
        # A browser that is signed out, wherever that was done, is pushed to no more.
        ForeignKeyConstraint(
            ["owner_id", "session_id"],
            ["device_session.owner_id", "device_session.session_id"],
            ondelete="CASCADE",
        ),
        Index(None, "owner_id", "session_id"),
    )

    owner_id: Mapped[OwnerId]
    subscription_id: Mapped[Id] = mapped_column(primary_key=True)
    session_id: Mapped[Id]
    endpoint: Mapped[str] = mapped_column(String(1000))
    endpoint_hash: Mapped[str] = mapped_column(String(64))
    p256dh: Mapped[str] = mapped_column(String(256))
    auth: Mapped[str] = mapped_column(String(256))
    vapid_key: Mapped[str] = mapped_column(String(256))
    timezone: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(20), default="live")
    seen_ms: Mapped[Millis]
    delivered_ms: Mapped[Millis | None]
    failures: Mapped[int] = mapped_column(default=0)
    failing_since_ms: Mapped[Millis | None]


class ReminderSchedule(Base):
    """One reminder and its next occurrence.

    `claim_ms` is when a worker may take the row: its due time and jitter, the end of another
    worker's lease, or the time of the next try. A crash needs no repair, the lease just ends.
    """

    __tablename__ = "reminder_schedule"
    __table_args__ = (Index(None, "claim_ms", "bucket"),)

    owner_id: Mapped[OwnerId]
    reminder_id: Mapped[Id] = mapped_column(primary_key=True)
    bucket: Mapped[int]
    what: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200), default="")
    schedule: Mapped[dict[str, Any]] = mapped_column(Fields)
    zone: Mapped[str | None] = mapped_column(String(64))
    due_ms: Mapped[Millis | None]
    deadline_ms: Mapped[Millis | None]
    local_date: Mapped[str | None] = mapped_column(String(10))
    slot: Mapped[str | None] = mapped_column(String(20))
    claim_ms: Mapped[Millis | None]
    tries: Mapped[int] = mapped_column(default=0)


class ReminderDelivery(Base):
    """What became of one occurrence at one subscription; forgotten after 30 days."""

    __tablename__ = "reminder_delivery"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "subscription_id"],
            ["push_subscription.owner_id", "push_subscription.subscription_id"],
            ondelete="CASCADE",
        ),
        Index(None, "at_ms"),
    )

    owner_id: Mapped[OwnerId]
    reminder_id: Mapped[Id] = mapped_column(primary_key=True)
    local_date: Mapped[str] = mapped_column(String(10), primary_key=True)
    slot: Mapped[str] = mapped_column(String(20), primary_key=True)
    subscription_id: Mapped[Id] = mapped_column(primary_key=True)
    outcome: Mapped[str] = mapped_column(String(20))
    at_ms: Mapped[Millis]


class CalendarFeed(Base):
    """The secret address of a person's calendar; only its hash, so that nobody can read it here."""

    __tablename__ = "calendar_feed"

    owner_id: Mapped[OwnerId]
    token_hash: Mapped[str] = mapped_column(String(64))
    made_ms: Mapped[Millis]


class WorkerHeartbeat(Base):
    """When each worker last looked for something due, and what it has sent since it began."""

    __tablename__ = "worker_heartbeat"

    worker: Mapped[str] = mapped_column(String(64), primary_key=True)
    at_ms: Mapped[Millis]
    counts: Mapped[dict[str, Any]] = mapped_column(Fields, default=dict)
