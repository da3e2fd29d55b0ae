"""Times as people's phones write them, and as nobody's may."""

import pytest
from pydantic import TypeAdapter, ValidationError

from webapp.contract.text import Instant

INSTANT = TypeAdapter(Instant)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-21T03:12:44.120+01:00",
        "2026-11-21T03:12Z",
        "2024-02-29T23:59:59.123456789-23:59",
        "0001-01-01T00:00:00Z",
    ],
)
def test_an_instant_stays_the_text_that_it_was(text: str) -> None:
    assert INSTANT.validate_python(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-29T03:12:44Z",
        "2026-13-01T03:12:44Z",
        "0000-01-01T03:12:44Z",
        "2026-11-21T24:00:00Z",
        "2026-11-21T03:60:00Z",
        "2026-11-21T03:12:60Z",
        "2026-11-21T03:12:44",
        "2026-11-21T03:12:44+24:00",
        "2026-11-21T03:12:44+01:60",
        "2026-11-21T03:12:44+0100",
        "2026-11-21 03:12:44Z",
        "2026-11-21T03:12:44.Z",
        "2026-11-21T03:12:44.1234567890Z",
        "2026-11-21T03:12:44Z\n",
        "２０２６-11-21T03:12:44Z",
    ],
)
def test_what_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        INSTANT.validate_python(text)
