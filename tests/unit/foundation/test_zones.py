"""Which names are time zones, and which one is kept of those that phones tell."""

import pytest

from webapp.foundation.zones import is_zone, zone_to_keep

NONE = [
    *("Mars/Base", "Europe", "America/Argentina", "leapseconds", "tzdata.zi", "zone.tab"),
    *("Etc/Unknown", "europe/berlin", "Europe/Berlin/", "", "../UTC", "floating", "A" * 64),
]


@pytest.mark.parametrize("name", ["Europe/Berlin", "UTC", "Etc/GMT+5", "US/Eastern", "EST5EDT"])
def test_a_name_with_rules_is_a_zone(name: str) -> None:
    assert is_zone(name)
    assert zone_to_keep(name, "Asia/Kathmandu") == name


@pytest.mark.parametrize("name", NONE)
def test_any_other_name_is_none_and_replaces_none(name: str) -> None:
    assert not is_zone(name)
    assert zone_to_keep(name, None, "Europe/Berlin", "Asia/Kathmandu") == "Europe/Berlin"


def test_where_no_zone_is_known_it_is_utc() -> None:
    assert zone_to_keep("Mars/Base", "Europe", None) == "Etc/UTC"
