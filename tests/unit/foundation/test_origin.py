import pytest

from webapp.foundation.origin import comes_from_us

OURS = "https://cramps.example"


@pytest.mark.parametrize("has_cookie", [True, False])
@pytest.mark.parametrize(
    ("site", "origin", "ours"),
    [
        ("same-origin", None, True),
        ("same-origin", OURS, True),
        ("same-site", OURS, False),
        ("cross-site", OURS, False),
        ("cross-site", None, False),
        ("none", None, False),
        ("", None, False),
        (None, OURS, True),
        (None, "https://evil.example", False),
        (None, "http://cramps.example", False),
        (None, "https://cramps.example.evil.example", False),
        (None, "https://cramps.example:8443", False),
        (None, "null", False),
    ],
)
def test_only_our_own_pages_may_change_things(
    site: str | None, origin: str | None, *, ours: bool, has_cookie: bool
) -> None:
    assert comes_from_us(site=site, origin=origin, our_origin=OURS, has_cookie=has_cookie) is ours


@pytest.mark.parametrize(("has_cookie", "welcome"), [(True, False), (False, True)])
def test_a_program_that_says_nothing_is_welcome_without_anybodys_cookie(
    *, has_cookie: bool, welcome: bool
) -> None:
    assert comes_from_us(site=None, origin=None, our_origin=OURS, has_cookie=has_cookie) is welcome
