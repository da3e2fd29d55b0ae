"""Where features meet: each gets from the app what it needs of the others."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from flask import Flask
from sqlalchemy.orm import Session

from webapp.accounts.owners import has_account, home_zones, keep_home_zone
from webapp.contract.record import PROFILE_ID, ProfileFields
from webapp.contract.schedule import FALLBACK_ZONE, Schedule
from webapp.foundation.clock import Clock
from webapp.foundation.health import Figure, add_check
from webapp.foundation.metrics import add_lines
from webapp.foundation.transactions import read
from webapp.reminders.calendar import Series
from webapp.reminders.drinking import aim_of
from webapp.reminders.feed import revoke_feed
from webapp.reminders.localtime import own_zone, zone_of
from webapp.reminders.payload import TEST
from webapp.reminders.rows import (
    UNFORESEEN,
    counts_of_workers,
    has_pace,
    last_beat_ms,
    oldest_claim_ms,
    phone_zones,
    rows_of,
)
from webapp.reminders.scheduling import FOLLOWED_KINDS, Planner
from webapp.reminders.sending import Sender
from webapp.reminders.vapid import Vapid
from webapp.settings import Settings, SettingsRefused
from webapp.sync.rows import stored_records
from webapp.sync.service import Followed, Follower, newest_records

UNWELL_AFTER_S = 120.0


def init_app(app: Flask) -> None:
    """Let operators see when a reminder worker last looked, how far behind, what it sent."""
    add_check(app, "worker_lag_seconds", lambda: _worker_lag(app))
    add_check(app, "reminders_behind_seconds", lambda: _behind(app))
    add_lines(app, _sent_lines)


def settings_of(app: Flask) -> Settings:
    """Return the settings that the app was made with."""
    return cast("Settings", app.extensions["settings"])


def clock_of(app: Flask) -> Clock:
    """Return the app's clock."""
    return cast("Clock", app.extensions["clock"])


def planner_of(app: Flask) -> Planner:
    """Return what finds the next occurrences, reading the synced records."""
    return Planner(
        records_of=_records_of,
        home_zones=home_zones,
        jitter_ms=settings_of(app).reminder_jitter_s * 1000,
    )


def vapid_of(app: Flask) -> Vapid:
    """Return our identity before push services, read once for each app."""
    if "vapid" not in app.extensions:
        settings = settings_of(app)
        if settings.vapid_private_key is None:
            raise SettingsRefused("UNCRAMP_VAPID_PRIVATE_KEY is not set")
        app.extensions["vapid"] = Vapid(
            settings.vapid_private_key.get_secret_value(), subject=settings.vapid_subject
        )
    return cast("Vapid", app.extensions["vapid"])


def sender_of(app: Flask) -> Sender:
    """Return what sends push messages."""
    return Sender(vapid=vapid_of(app), clock=clock_of(app), extra_hosts=settings_of(app).push_hosts)


def followers_of(app: Flask) -> tuple[Follower, ...]:
    """Return what must follow a change of records, in the same transaction."""
    planner = planner_of(app)

    def replan(session: Session, told: Followed) -> None:
        kinds = {stored.state.kind for stored in told.changed.values()}
        session.flush()
        planner.follow(session, told.owner_id, kinds, now_ms=told.now_ms)

    return (Follower(kinds=FOLLOWED_KINDS, follow=replan),)


def _worker_lag(app: Flask) -> Figure:
    """Return the lag; a server without any worker yet is well, one whose worker died is not."""
    beat = read(last_beat_ms)
    if beat is None:
        return Figure(None)
    lag = (clock_of(app).now_ms() - beat) / 1000
    return Figure(lag, is_well=lag < UNWELL_AFTER_S)


def keep_zone(session: Session, owner_id: str, zone: str, *, planner: Planner, now_ms: int) -> None:
    """Remember the zone of a person whose phone may never be pushed to, and plan by it."""
    if keep_home_zone(session, owner_id, zone):
        planner.follow_zone(session, owner_id, now_ms=now_ms)


def known_zone(session: Session, owner_id: str) -> str | None:
    """Return the zone of the phone that was seen last, else the one where the person began."""
    zones = {**home_zones(session, [owner_id]), **phone_zones(session, [owner_id])}
    return zones.get(owner_id)


def revoke_addresses(session: Session, owner_id: str) -> None:
    """Make secret addresses lead nowhere: whoever had the account may know them."""
    revoke_feed(session, owner_id)


def series_of(session: Session, owner_id: str) -> list[Series]:
    """Return a person's reminders as they stand in a calendar."""
    phone_zone = known_zone(session, owner_id) or FALLBACK_ZONE
    may_nudge = _may_nudge(session, owner_id)
    return [
        Series(
            reminder_id=row.reminder_id,
            what=row.what,
            title=row.title,
            schedule=cast("Schedule", row.schedule),
            zone=zone_of(own_zone(row.zone) or phone_zone).key,
        )
        for row in rows_of(session, owner_id)
        if row.what != TEST and (may_nudge or not has_pace(row))
    ]


def _may_nudge(session: Session, owner_id: str) -> bool:
    """Tell whether drinking more may be asked for; without an account the phone has decided."""
    if not has_account(session, owner_id):
        return True
    profile = dict(_records_of(session, owner_id, "profile", 1, None)).get(PROFILE_ID, {})
    return aim_of(cast("ProfileFields", profile)) is not None


def _behind(app: Flask) -> Figure:
    """Return how long the oldest reminder has waited; a queue that is worked off is well."""
    oldest = read(oldest_claim_ms)
    waited = 0 if oldest is None else max(0, clock_of(app).now_ms() - oldest)
    return Figure(waited / 1000)


def _sent_lines() -> Iterable[str]:
    """Say what each worker has sent: they are processes of their own, perhaps on other machines."""
    told = read(counts_of_workers)
    name = "uncramp_worker_push_total"
    yield f"# HELP {name} Push messages of each reminder worker, by what became of them"
    yield f"# TYPE {name} counter"
    for worker, counts in told.items():
        for fate, count in sorted(counts.items()):
            if fate != UNFORESEEN:
                yield f'{name}{{worker="{worker}",fate="{fate}"}} {count}'
    name = "uncramp_worker_unforeseen_total"
    yield f"# HELP {name} What went wrong unforeseen in each reminder worker; its log says where"
    yield f"# TYPE {name} counter"
    for worker, counts in told.items():
        yield f'{name}{{worker="{worker}"}} {counts.get(UNFORESEEN, 0)}'


def _records_of(
    session: Session, owner_id: str, kind: str, newest: int, since: date | None
) -> Iterable[tuple[str, Mapping[str, Any]]]:
    if kind == "profile":
        # Its name is known: by its kind it would be looked for among all that was ever written.
        found = stored_records(session, owner_id, records=[PROFILE_ID])
        return [(record, stored.state.fields) for record, stored in found.items()]
    return newest_records(session, owner_id, kind=kind, most=newest, since=since).items()
