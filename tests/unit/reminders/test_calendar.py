"""Reminders in a calendar: what another program reads out of the file."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr
from flask import Flask
from flask_babel import Babel

from webapp.contract.schedule import Schedule
from webapp.reminders.calendar import Series, calendar_of
from webapp.reminders.localtime import instant_of

SINCE = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
REMINDER = "0199f0c3-5a1e-7c44-9d21-3f6b8a07c512"


@pytest.fixture(autouse=True)
def _words() -> Iterator[None]:
    """Titles are looked up in the language of a request; here that is none."""
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


def series(what: str = "bedtime-stretch", zone: str = "Europe/Berlin", **plan: object) -> Series:
    return Series(
        reminder_id=REMINDER,
        what=what,
        title="",
        schedule=cast("Schedule", plan),
        zone=zone,
    )


def read(*each: Series) -> icalendar.Calendar:
    drawn = calendar_of(each, since=SINCE, name="Reminders")
    return cast("icalendar.Calendar", icalendar.Calendar.from_ical(drawn))


def events(calendar: icalendar.Calendar) -> list[icalendar.Event]:
    return cast("list[icalendar.Event]", calendar.walk("VEVENT"))


def rings(event: icalendar.Event, days: int) -> list[datetime]:
    """Return the instants at which a reader of the file would ring."""
    start = event["DTSTART"].dt
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start.replace(tzinfo=None))
    walls = rule.between(
        start.replace(tzinfo=None) - timedelta(1), start.replace(tzinfo=None) + timedelta(days)
    )
    return [wall.replace(tzinfo=start.tzinfo).astimezone(UTC) for wall in walls]


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]
)
def test_a_calendar_rings_at_the_wall_time_of_each_day_across_both_changes(zone: str) -> None:
    (event,) = events(read(series(zone=zone, times=["22:30"])))

    found = rings(event, days=366)

    wall = datetime(2026, 1, 1, 22, 30).time()  # noqa: DTZ001 - a wall time
    first = event["DTSTART"].dt.date()
    assert found[:366] == [
        instant_of(first + timedelta(number), wall, zone=ZoneInfo(zone))
        for number in range(len(found[:366]))
    ]


@pytest.mark.parametrize(
    "zone",
    ["Europe/Berlin", "Europe/Dublin", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tokyo"],
)
def test_the_file_itself_says_when_the_clocks_change(zone: str) -> None:
    (told,) = read(series(zone=zone, times=["22:30"])).walk("VTIMEZONE")
    by_file = told.to_tz(lookup_tzid=False)

    # Noon of every day: what the file alone says is what the zone's own rules say.
    for number in range(3 * 365):
        noon = datetime(2026, 1, 1, 12) + timedelta(number)  # noqa: DTZ001 - made aware below
        theirs = noon.replace(tzinfo=by_file).utcoffset()
        assert theirs == noon.replace(tzinfo=ZoneInfo(zone)).utcoffset(), noon


def test_each_event_carries_an_alarm_at_its_time_and_neutral_words() -> None:
    (event,) = events(read(series(times=["22:30"])))

    (alarm,) = event.walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["TRIGGER"].dt == timedelta(0)
    assert str(event["SUMMARY"]) == "Time to stretch?"
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"


def test_only_the_wanted_weekdays_stand_there() -> None:
    (event,) = events(read(series(times=["10:00"], days=["tue", "mon"])))

    assert event["RRULE"]["BYDAY"] == ["MO", "TU"]
    assert event["DTSTART"].dt.date() == date(2026, 3, 23)


def test_quiet_hours_hold_in_the_calendar_too() -> None:
    quiet = {"from": "22:00", "to": "07:00"}

    calendar = read(series(times=["22:30", "12:00"], quiet=quiet))

    assert [event["DTSTART"].dt.hour for event in events(calendar)] == [12]


def test_a_holiday_ends_before_the_first_event() -> None:
    (event,) = events(read(series(times=["08:00"], paused_until="2026-04-10T00:00:00+02:00")))

    assert event["DTSTART"].dt.date() == date(2026, 4, 10)


@pytest.mark.parametrize("until", ["9999-12-31T00:00:00Z", "9999-12-31T23:59:59+00:00"])
def test_a_pause_until_the_end_of_time_begins_years_away(until: str) -> None:
    (event,) = events(read(series(times=["08:00"], paused_until=until)))

    assert event["DTSTART"].dt.year == 2031


def test_the_last_day_ends_in_the_calendar_too() -> None:
    (event,) = events(read(series(times=["22:30"], until="2026-03-31")))
    (night,) = events(read(series(times=["00:10"], until="2026-03-31")))
    (early,) = events(read(series(times=["00:10"], until="9999-12-31")))

    assert event["RRULE"]["UNTIL"] == [datetime(2026, 3, 31, 21, 59, 59, tzinfo=UTC)]
    # The night after the last evening belongs to it, up to four in the morning.
    assert night["RRULE"]["UNTIL"] == [datetime(2026, 4, 1, 1, 59, 59, tzinfo=UTC)]
    assert "UNTIL" not in early["RRULE"]
    assert events(read(series(times=["22:30"], until="2026-03-19"))) == []


def test_drinks_are_asked_for_at_even_times_and_not_in_the_hours_before_bed() -> None:
    window = {"wake": "07:00", "bedtime": "22:00", "min_gap_min": 60, "taper_h": 3}

    calendar = read(series("hydration", window=window))

    assert [event["DTSTART"].dt.hour for event in events(calendar)] == [9, 11, 13, 15, 17]


def test_times_after_midnight_belong_to_the_next_day() -> None:
    window = {"wake": "20:00", "bedtime": "06:00", "min_gap_min": 240}

    calendar = read(series("hydration", window=window, days=["sat"]))

    days = [(event["DTSTART"].dt.hour, event["RRULE"]["BYDAY"][0]) for event in events(calendar)]
    assert days == [(0, "SU")]


def test_the_most_for_a_day_counts_over_all_reminders() -> None:
    calendar = read(
        series(times=["09:00", "10:00", "11:00"], max_per_day=2),
        series("sitting-break", times=["09:30"], days=["mon"], max_per_day=2),
    )

    told = [
        (f"{event['DTSTART'].dt:%H:%M}", len(event["RRULE"].get("BYDAY", "1234567")))
        for event in events(calendar)
    ]
    assert told == [("09:00", 7), ("09:30", 1), ("10:00", 6)]


def test_a_title_with_strange_signs_stays_one_title() -> None:
    title = "Beine; hoch, \\ und\r\nweiter ü" + "ß" * 60
    own = Series(
        reminder_id=REMINDER, what="custom", title=title, zone="Etc/UTC",
        schedule=cast("Schedule", {"times": ["09:00"]}),
    )  # fmt: skip

    drawn = calendar_of([own], since=SINCE, name="Reminders")

    (event,) = events(cast("icalendar.Calendar", icalendar.Calendar.from_ical(drawn)))
    assert str(event["SUMMARY"]) == title[:80].replace("\r", "")
    assert all(len(line) <= 75 for line in drawn.split(b"\r\n"))
    assert not {*b"\r\n"} & {*drawn.replace(b"\r\n", b"")}
