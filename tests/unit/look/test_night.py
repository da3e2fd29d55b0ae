"""Night is warm and dark from the first pixel."""

import colorsys
import re

from webapp.foundation.paths import STATIC, TEMPLATES

NIGHT = (STATIC / "css/tokens.css").read_text(encoding="utf-8").split("html.day", 1)[0]
BASE = (TEMPLATES / "_base.html").read_text(encoding="utf-8")
TEXTS = ("text", "muted", "action", "warning", "focus")
# Amber, between red and green; blue light wakes, and red cannot be read by everybody.
AMBER = range(25, 50)
WHITE = 0.25


def colour(name: str) -> tuple[float, float, float]:
    """Return hue in degrees, lightness, saturation."""
    (found,) = re.findall(rf"--{name}: #([0-9a-f]{{6}});", NIGHT)
    red, green, blue = (int(found[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    return 360 * hue, light, saturation


def test_night_is_warm_no_text_is_white_red_or_blue() -> None:
    for name in TEXTS:
        hue, light, saturation = colour(name)

        assert round(hue) in AMBER, name
        assert saturation > WHITE, name
        assert light < 1 - WHITE / 2, name


def test_the_page_is_dark_before_any_style_has_come() -> None:
    """A light system would paint white while the stylesheet is on its way."""
    (scheme,) = re.findall(r'<meta name="color-scheme" content="([^"]+)"', BASE)

    assert scheme == "dark"
    assert BASE.index("color-scheme") < BASE.index("stylesheet")
