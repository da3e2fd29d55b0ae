"""Small SVG: nodes, numbers, paths, and the text of a picture."""

from __future__ import annotations

from markupsafe import Markup, escape

from webapp.contract.routine import Node, Picture

Attributes = dict[str, str]


def node(tag: str, attributes: Attributes, *children: Node) -> Node:
    """Return an element."""
    return Node((tag, attributes, list(children)))


def shape(path: str, *, look: str) -> Node:
    """Return a path that looks as a class of static/css/figure.css says."""
    return node("path", {"class": f"figure__{look}", "d": path})


def short(number: float) -> str:
    """Return a number with at most one digit behind the point."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def xy(point: complex) -> str:
    """Return a point as a path writes it."""
    across, down = short(point.real), short(point.imag)
    return across + down if down.startswith("-") else f"{across} {down}"


def pair(point: complex) -> str:
    """Return a point as a transform writes it."""
    return f"{short(point.real)} {short(point.imag)}"


def box(left: float, top: float, *, width: float, height: float, round_: float = 0) -> str:
    """Return the path of a rectangle, with round corners if wished."""
    if not round_:
        return f"M{short(left)} {short(top)}h{short(width)}v{short(height)}h{short(-width)}z"
    r = short(round_)
    across, down = short(width - 2 * round_), short(height - 2 * round_)
    return (
        f"M{short(left + round_)} {short(top)}h{across}q{r} 0 {r} {r}v{down}q0 {r}-{r} {r}"
        f"h-{across}q-{r} 0-{r}-{r}v-{down}q0-{r} {r}-{r}z"
    )


def to_svg(picture: Picture, *, moment: str = "end") -> Markup:
    """Return the picture as SVG text, standing still at its start or at its end."""
    tree = picture.tree if moment == "start" else _at_end(picture.tree)
    title = f"<title>{escape(picture.title)}</title>" if picture.title else ""
    description = f"<desc>{escape(picture.description)}</desc>" if picture.description else ""
    return Markup(  # noqa: S704 - every text and attribute in it is escaped
        f'<svg class="figure" viewBox="{escape(picture.view_box)}" role="img">'
        f"{title}{description}{as_text(tree)}</svg>"
    )


def as_text(tree: Node) -> str:
    """Return an element and all below it as SVG text."""
    tag, attributes, children = tree.root
    opening = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    if not children:
        return f"<{tag}{opening}/>"
    return f"<{tag}{opening}>{''.join(map(as_text, children))}</{tag}>"


def _at_end(tree: Node) -> Node:
    """Return the tree as it stands when every joint has come to its end."""
    tag, attributes, children = tree.root
    still = {name: value for name, value in attributes.items() if not name.startswith("data-")}
    if "data-to" in attributes:
        _, pivot = attributes["transform"].split(" ", 1)
        still["transform"] = f"rotate({attributes['data-to'].split()[-1]} {pivot}"
    if "data-to-x" in attributes:
        still["transform"] = f"translate({attributes['data-to-x']} {attributes['data-to-y']})"
    return Node((tag, still, [_at_end(child) for child in children]))
