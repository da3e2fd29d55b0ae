"""The body map: the legs from the front and from behind, each muscle a way to its routine. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from webapp.content import figure_front
from webapp.content.figure_front import AREAS, View
from webapp.content.figure_svg import as_text, node, shape
from webapp.contract.routine import Muscle, Node

# From the belt down, so that a muscle is as large as a thumb.
VIEW_BOX = "-44 -128 88 132"
# Lying or sitting first: whoever is in pain gets there soonest. The player starts with the same.
FIRST: Mapping[Muscle, str] = {
    "quadriceps": "quad-acute",
    "shin": "shin-front-acute",
    "toes": "foot-toe-acute",
    "hamstring": "hamstring-acute",
    "calf": "calf-bed-acute",
    "foot": "foot-toe-acute",
    "other": "exercise-cramp-acute",
}


def muscles(view: View) -> list[Muscle]:
    """Return the muscles that can be seen from one side, from the top down."""
    return list(AREAS[view])


def drawing(view: View, *, addresses: Mapping[Muscle, str]) -> Markup:
    """Return the legs as SVG; a tap on a muscle leads to its address.

    The drawing is for eyes and thumbs only: the same links stand beside it as words, so neither
    the keyboard nor a screen reader meets them twice.
    """
    areas = [_area(muscle, path, addresses[muscle]) for muscle, path in AREAS[view].items()]
    person = figure_front.person(view)
    return Markup(  # noqa: S704 - every text and attribute in it is escaped
        f'<svg class="figure" viewBox="{VIEW_BOX}" aria-hidden="true">'
        f"{as_text(person)}{''.join(map(as_text, areas))}</svg>"
    )


def _area(muscle: Muscle, path: str, address: str) -> Node:
    outline = shape(path, look="area")
    other = node("g", {"transform": "scale(-1 1)"}, outline)
    return node("a", {"href": address, "tabindex": "-1", "data-area": muscle}, outline, other)
