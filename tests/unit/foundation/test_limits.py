import pytest

from webapp.foundation.limits import prefix_of


@pytest.mark.parametrize(
    ("address", "prefix"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2ff:3::4", "2001:db8:1:200::/56"),
        ("fe80::1%eth0", "fe80::/56"),
        ("not an address", "unknown"),
        ("", "unknown"),
    ],
)
def test_limits_count_the_network_that_one_household_is_given(address: str, prefix: str) -> None:
    assert prefix_of(address) == prefix
