import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.accounts.models import DeviceSession, LoginAttempts, Owner
from webapp.foundation.clock import DAY_MS
from webapp.foundation.ids import new_id
from webapp.foundation.transactions import read, write
from webapp.jobs import cleaning
from webapp.jobs.cleaning import clean_up
from webapp.reminders.models import PushSubscription, ReminderDelivery, WorkerHeartbeat
from webapp.sync.models import SyncHistory

NOW_MS = 1_795_227_164_000


def test_what_is_over_is_forgotten_and_the_rest_is_kept(app: Flask) -> None:
    owner = Owner(
        owner_id=new_id(), username="Ada", username_key="ada", zone="UTC", created_ms=NOW_MS
    )

    def fill(session: Session) -> None:
        session.add(owner)
        session.flush()
        phone = subscribed(session, owner.owner_id)
        for days in (29, 31):
            session.add(entry(owner.owner_id, at_ms=NOW_MS - days * DAY_MS))
            session.add(told(phone, slot=f"{days}:00", at_ms=NOW_MS - days * DAY_MS))
        for hours in (1, 25):
            at_ms = NOW_MS - hours * DAY_MS // 24
            session.add(WorkerHeartbeat(worker=f"{hours} hours ago", at_ms=at_ms))
        for minutes in (14, 16):
            first_ms = NOW_MS - minutes * 60_000
            session.add(LoginAttempts(key_hash=f"{minutes} minutes", tries=1, first_ms=first_ms))

    with app.app_context():
        write(fill)
        clean_up(now_ms=NOW_MS)
        history = read(lambda session: session.scalars(select(SyncHistory.at_ms)).all())
        beats = read(lambda session: session.scalars(select(WorkerHeartbeat.worker)).all())
        tries = read(lambda session: session.scalars(select(LoginAttempts.key_hash)).all())
        slots = read(lambda session: session.scalars(select(ReminderDelivery.slot)).all())

    assert slots == ["29:00"]
    assert history == [NOW_MS - 29 * DAY_MS]
    assert beats == ["1 hours ago"]
    assert tries == ["14 minutes"]


def subscribed(session: Session, owner_id: str) -> PushSubscription:
    begun = DeviceSession(
        owner_id=owner_id,
        session_id=new_id(),
        secret_hash="",
        signed_in_ms=NOW_MS,
        seen_ms=NOW_MS,
    )
    session.add(begun)
    session.flush()
    keys = {"endpoint": "", "endpoint_hash": "", "p256dh": "", "auth": "", "vapid_key": ""}
    phone = PushSubscription(
        owner_id=owner_id,
        subscription_id=new_id(),
        session_id=begun.session_id,
        timezone="UTC",
        seen_ms=NOW_MS,
        **keys,
    )
    session.add(phone)
    session.flush()
    return phone


def told(phone: PushSubscription, *, slot: str, at_ms: int) -> ReminderDelivery:
    return ReminderDelivery(
        owner_id=phone.owner_id,
        reminder_id=new_id(),
        local_date="2026-11-21",
        slot=slot,
        subscription_id=phone.subscription_id,
        outcome="sent",
        at_ms=at_ms,
    )


def entry(owner_id: str, *, at_ms: int) -> SyncHistory:
    return SyncHistory(
        owner_id=owner_id,
        entry_id=new_id(),
        record_id=new_id(),
        kind="drink",
        why="replaced",
        at_ms=at_ms,
        fields={},
    )


def test_one_kind_that_cannot_be_cleaned_does_not_keep_the_others(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_options: object) -> None:
        raise LookupError("a mistake of ours")

    monkeypatch.setattr(cleaning.accounts, "clean_up", fail)
    old = WorkerHeartbeat(worker="gone", at_ms=NOW_MS - 2 * DAY_MS)

    with app.app_context():
        write(lambda session: session.add(old))
        with pytest.raises(ExceptionGroup, match="cleaning"):
            clean_up(now_ms=NOW_MS)
        beats = read(lambda session: session.scalars(select(WorkerHeartbeat.worker)).all())

    assert beats == []
