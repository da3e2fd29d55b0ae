"""Who a row belongs to, where they are signed in, and the ways back in."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.foundation.database import Base, Id, Millis, OwnerId


class Owner(Base):
    """A person as far as the server knows them; without a name they have reminders only."""

    __tablename__ = "owner"

    owner_id: Mapped[Id] = mapped_column(primary_key=True)
    username: Mapped[str | None] = mapped_column(String(64))
    # What two spellings of one name have in common.
    username_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    zone: Mapped[str] = mapped_column(String(64))
    created_ms: Mapped[Millis]


class DeviceSession(Base):
    """One browser that is signed in; the cookie's secret is kept as its hash only."""

    __tablename__ = "device_session"
    __table_args__ = (
        Index("ix_device_session_owner_id_secret_hash", "owner_id", "secret_hash", unique=True),
    )

    owner_id: Mapped[OwnerId]
    session_id: Mapped[Id] = mapped_column(primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    browser: Mapped[str | None] = mapped_column(String(40))
    system: Mapped[str | None] = mapped_column(String(40))
    signed_in_ms: Mapped[Millis]
    seen_ms: Mapped[Millis] = mapped_column(index=True)


class RecoveryCode(Base):
    """A code that opens the account once; using it deletes it."""

    __tablename__ = "recovery_code"

    owner_id: Mapped[OwnerId]
    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)


class LoginAttempts(Base):
    """How often signing in was tried under one keyed hash of a name or of a network."""

    __tablename__ = "login_attempts"

    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    tries: Mapped[int]
    first_ms: Mapped[Millis] = mapped_column(index=True)
