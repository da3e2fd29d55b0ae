"""Reminders for a calendar: a file to take along, and a private address to subscribe to."""

from datetime import UTC, datetime

from flask import Blueprint, Response, current_app, request
from flask_babel import gettext
from flask_openapi.blueprint import APIBlueprint
from sqlalchemy.orm import Session

from webapp.accounts.login import admit_owners, signed_in
from webapp.api.answers import answer, nothing
from webapp.contract.reminder import CalendarFeedAnswer, ReminderScheduleWish, ScheduleEntry
from webapp.foundation.clock import iso, now_ms
from webapp.foundation.limits import limited
from webapp.foundation.problems import not_found
from webapp.foundation.transactions import read, write
from webapp.reminders.calendar import Series, calendar_of
from webapp.reminders.feed import feed_made_ms, make_feed, owner_of, revoke_feed
from webapp.reminders.localtime import instant, own_zone, zone_of
from webapp.wiring import series_of, settings_of

bp = APIBlueprint("calendar_feed", __name__, url_prefix="/api/v1/calendar-feed")
bp.before_request(admit_owners)
file_bp = APIBlueprint("calendar_file", __name__, url_prefix="/api/v1/calendar-file")
feed_bp = Blueprint("calendar", __name__)


@bp.get("", responses={200: CalendarFeedAnswer})
def show() -> Response:
    """Tell whether there is a calendar address, never what it is."""
    owner = signed_in().owner_id
    made = read(lambda session: feed_made_ms(session, owner))
    return answer(CalendarFeedAnswer(made_at=None if made is None else iso(made)))


@bp.post("", responses={201: CalendarFeedAnswer})
@limited("20 per hour")
def make() -> Response:
    """Make a new address and show it this once; an older one stops working."""
    owner, now = signed_in().owner_id, now_ms()
    token = write(lambda session: make_feed(session, owner, now_ms=now))
    address = f"{settings_of(current_app).public_url}/calendar/{token}.ics"
    return answer(CalendarFeedAnswer(made_at=iso(now), address=address), 201)


@bp.delete("", responses={204: None})
def revoke() -> Response:
    """Make the address lead nowhere."""
    owner = signed_in().owner_id
    write(lambda session: revoke_feed(session, owner))
    return nothing()


@file_bp.post("", responses={200: None})
@limited("60 per hour")
def file(body: ReminderScheduleWish) -> Response:
    """Write the reminders named into a calendar file; nothing of them is kept here."""
    since = datetime.fromtimestamp(now_ms() / 1000, UTC)
    series = [_series(entry, phone_zone=body.timezone) for entry in body.reminders]
    response = _calendar(calendar_of(series, since=since, name=gettext("Reminders")))
    response.headers["Content-Disposition"] = "attachment; filename=reminders.ics"
    return response


@feed_bp.get("/calendar/<token>.ics")
@limited("240 per hour")
def feed(token: str) -> Response:
    """Give whoever knows the address its reminders; anything else finds nothing here."""

    def draw(session: Session) -> bytes | None:
        owner = owner_of(session, token)
        made = feed_made_ms(session, owner) if owner else None
        if owner is None or made is None:
            return None
        # Counted from its making: the same reminders are the same bytes at every fetch.
        return calendar_of(
            series_of(session, owner), since=instant(made), name=gettext("Reminders")
        )

    drawn = read(draw)
    if drawn is None:
        raise not_found()
    response = _calendar(drawn)
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def _series(entry: ScheduleEntry, *, phone_zone: str) -> Series:
    return Series(
        reminder_id=entry.id,
        what=entry.what,
        title="",
        schedule=entry.schedule,
        zone=zone_of(own_zone(entry.zone) or phone_zone).key,
    )


def _calendar(drawn: bytes) -> Response:
    response = Response(drawn, content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
