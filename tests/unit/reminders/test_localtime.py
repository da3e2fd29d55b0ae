"""Wall time in real zones: gaps, folds, and days that never were."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from webapp.reminders.localtime import exists, instant_of, local_date

ZONES = [
    "Africa/Cairo", "Africa/Casablanca", "Africa/El_Aaiun", "Africa/Lagos", "America/Adak",
    "America/Anchorage", "America/Asuncion", "America/Caracas", "America/Havana",
    "America/Los_Angeles", "America/New_York", "America/Nuuk", "America/Phoenix",
    "America/Santiago", "America/Sao_Paulo", "America/Scoresbysund", "America/St_Johns",
    "Antarctica/Troll", "Asia/Amman", "Asia/Beirut", "Asia/Gaza", "Asia/Jerusalem",
    "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tehran", "Asia/Tokyo", "Atlantic/Azores",
    "Australia/Adelaide", "Australia/Lord_Howe", "Australia/Sydney", "Europe/Berlin",
    "Europe/Dublin", "Europe/London", "Europe/Moscow", "Pacific/Apia", "Pacific/Auckland",
    "Pacific/Chatham", "Pacific/Easter", "Pacific/Kiritimati", "Pacific/Norfolk",
]  # fmt: skip


def test_a_time_that_the_clocks_skip_is_the_first_instant_after_the_gap() -> None:
    berlin = ZoneInfo("Europe/Berlin")

    assert instant_of(date(2026, 3, 29), time(2, 30), zone=berlin) == datetime(
        2026, 3, 29, 1, 0, tzinfo=UTC
    )


def test_a_time_that_the_clocks_show_twice_is_the_first() -> None:
    berlin = ZoneInfo("Europe/Berlin")

    assert instant_of(date(2026, 10, 25), time(2, 30), zone=berlin) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_half_an_hour_of_daylight_saving_is_a_gap_too() -> None:
    lord_howe = ZoneInfo("Australia/Lord_Howe")

    assert instant_of(date(2026, 10, 4), time(2, 15), zone=lord_howe) == datetime(
        2026, 10, 3, 15, 30, tzinfo=UTC
    )


def test_a_day_that_a_zone_jumped_over_does_not_exist() -> None:
    apia = ZoneInfo("Pacific/Apia")

    assert not exists(date(2011, 12, 30), zone=apia)
    assert exists(date(2011, 12, 31), zone=apia)


@pytest.mark.parametrize("name", ZONES)
def test_every_quarter_hour_of_two_years_comes_once_a_day_and_in_order(name: str) -> None:
    look_at_every_quarter_hour(name)


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted(available_timezones() - set(ZONES)))
def test_the_same_holds_for_every_zone_there_is(name: str) -> None:
    look_at_every_quarter_hour(name)


def look_at_every_quarter_hour(name: str) -> None:
    zone = ZoneInfo(name)
    all_days = [date(2026, 1, 1) + timedelta(days=number) for number in range(731)]
    days = [day for day in all_days if exists(day, zone=zone)]
    for minutes in range(0, 24 * 60, 15):
        wall = time(minutes // 60, minutes % 60)

        instants = [instant_of(day, wall, zone=zone) for day in days]

        assert len(set(instants)) == len(days)
        assert instants == sorted(instants)


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/Nuuk", "Africa/Cairo"])
def test_an_instant_keeps_its_local_date_unless_the_day_ends_in_a_gap(name: str) -> None:
    zone = ZoneInfo(name)
    for number in range(731):
        day = date(2026, 1, 1) + timedelta(days=number)

        assert local_date(instant_of(day, time(12), zone=zone), zone=zone) == day
