"""Who a row belongs to, where they are signed in, and the ways back in."""

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, UniqueConstraint
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
    # When a password or a passkey was last given here; never, on a phone that was let in.
    proved_ms: Mapped[Millis | None]


class RecoveryCode(Base):
    """A code that opens the account once; using it deletes it."""

    __tablename__ = "recovery_code"

    owner_id: Mapped[OwnerId]
    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)


class Passkey(Base):
    """A key that the person's phone or keeper holds; we have its public half only."""

    __tablename__ = "passkey"
    __table_args__ = (UniqueConstraint("owner_id", "credential_hash"),)

    owner_id: Mapped[OwnerId]
    passkey_id: Mapped[Id] = mapped_column(primary_key=True)
    # Credential ids may be long, and indexes want short keys.
    credential_hash: Mapped[str] = mapped_column(String(64))
    credential: Mapped[str] = mapped_column(String(1400))
    public_key: Mapped[str] = mapped_column(String(1400))
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(String(64))
    made_ms: Mapped[Millis]
    used_ms: Mapped[Millis | None]


class PasskeyChallenge(Base):
    """A question to a passkey that waits for its one answer; whose it is stands in no column."""

    __tablename__ = "passkey_challenge"

    challenge_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    made_ms: Mapped[Millis] = mapped_column(index=True)


class Pairing(Base):
    """A code on the screen of a signed-in phone, and the phone that typed it."""

    __tablename__ = "pairing"
    __table_args__ = (
        # A phone that is signed out lets nobody in any more.
        ForeignKeyConstraint(
            ["owner_id", "session_id"],
            ["device_session.owner_id", "device_session.session_id"],
            ondelete="CASCADE",
        ),
        Index(None, "owner_id", "session_id"),
    )

    owner_id: Mapped[OwnerId]
    pairing_id: Mapped[Id] = mapped_column(primary_key=True)
    session_id: Mapped[Id]
    # Keyed with the server's secret: eight characters alone could be found by trying.
    code_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    made_ms: Mapped[Millis] = mapped_column(index=True)
    # Of the phone that asks, once one does.
    secret_hash: Mapped[str | None] = mapped_column(String(64))
    browser: Mapped[str | None] = mapped_column(String(40))
    system: Mapped[str | None] = mapped_column(String(40))
    let_in: Mapped[bool] = mapped_column(default=False)


class LoginAttempts(Base):
    """How often signing in was tried under one keyed hash of a name or of a network."""

    __tablename__ = "login_attempts"

    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    tries: Mapped[int]
    first_ms: Mapped[Millis] = mapped_column(index=True)
