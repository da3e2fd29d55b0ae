"""Colours can be read, in the dark and by day."""

import re

import pytest

from webapp.foundation.paths import STATIC

TOKENS = (STATIC / "css/tokens.css").read_text(encoding="utf-8")
GROUNDS = ("bg", "surface", "raised")
TEXTS = ("text", "muted", "warning")
PARTS = ("line", "focus", "figure-skin", "figure-prop", "figure-glow", "figure-floor")
# Actions stand on the page and on cards; the raised ground is only that of a pressed button.
ACTION_GROUNDS = ("bg", "surface")


def theme(name: str) -> dict[str, str]:
    night = _colours(TOKENS.split(":root {", 1)[1])
    return night if name == "dark" else night | _colours(TOKENS.split("html.day {", 1)[1])


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block.split("}", 1)[0]))


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def too_weak(colours: dict[str, str], pairs: list[tuple[str, str]], least: float) -> list[str]:
    return [
        f"{front} on {ground}: {contrast(colours[front], colours[ground]):.2f}"
        for front, ground in pairs
        if contrast(colours[front], colours[ground]) < least
    ]


@pytest.mark.parametrize("name", ["dark", "day"])
def test_every_text_can_be_read_by_old_eyes(name: str) -> None:
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [("action", ground) for ground in ACTION_GROUNDS] + [("on-action", "action")]

    assert too_weak(theme(name), pairs, 7) == []


@pytest.mark.parametrize("name", ["dark", "day"])
def test_every_part_stands_out(name: str) -> None:
    pairs = [(part, ground) for part in PARTS for ground in ACTION_GROUNDS]

    assert too_weak(theme(name), pairs, 3) == []


def test_night_is_black_and_the_default() -> None:
    assert theme("dark")["bg"] == "#000000"
    assert TOKENS.index(":root {") < TOKENS.index("html.day {")
