"""Draws every step's picture, start and end side by side, on one sheet to look at."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tooling.browser import install  # noqa: E402 - needs the path above
from webapp.content.catalogue import glow  # noqa: E402 - the same
from webapp.content.figure import draw, to_svg  # noqa: E402 - the same
from webapp.content.loader import load  # noqa: E402 - the same
from webapp.content.poses import parse_poses  # noqa: E402 - the same

CELL_HEIGHT = 0.8
CAPTION = 46
PAGE = """<!doctype html><meta charset="utf-8"><title>Figures</title><style>
{css}
body {{ margin: 8px; background: var(--bg); color: var(--text); font: 13px/1.25 sans-serif;
  display: grid; grid-template-columns: repeat({columns}, 1fr); gap: 8px }}
div {{ overflow: hidden; height: {height}px; border: 1px solid #333 }}
section {{ display: flex }}
section svg {{ flex: 1; max-block-size: none !important; min-inline-size: 0 }}
p {{ margin: 2px 6px }}
</style>{classes}{cells}"""


@dataclass(frozen=True)
class Shot:
    """One cell of the sheet: what it is called, its two poses, and the muscle that glows."""

    title: str
    start: str
    end: str
    glow: str | None


def shots_of_routines() -> Iterator[Shot]:
    """Yield every step of every routine."""
    for name, routine in load(ROOT / "routines").routines.items():
        for step in routine.steps:
            pose = step.pose
            title = f"{name} {step.id}: {step.action} [{pose.start} → {pose.end}]"
            yield Shot(title, pose.start, pose.end, glow(step, muscle=routine.muscle))


def shots_of_poses(names: list[str]) -> Iterator[Shot]:
    """Yield every pose by itself."""
    for name in names:
        yield Shot(name, name, name, "calf")


def page(shots: list[Shot], *, columns: int, width: int, moments: list[str], day: bool) -> str:
    """Return the sheet as a web page."""
    poses = parse_poses(
        {path.name: path.read_text("utf-8") for path in (ROOT / "routines/poses").glob("*.yaml")}
    )
    cells = []
    for shot in shots:
        try:
            picture = draw(
                poses[shot.start], poses[shot.end], glow=shot.glow, title="", description=""
            )
            drawings = "".join(to_svg(picture, moment=moment) for moment in moments)
        except (KeyError, ValueError) as error:
            drawings = f"<p>✗ {escape(repr(error))}</p>"
        cells.append(f"<div><section>{drawings}</section><p>{escape(shot.title)}</p></div>")
    css = "".join(
        (ROOT / "static/css" / f"{name}.css").read_text() for name in ("tokens", "figure")
    )
    return PAGE.format(
        css=css,
        columns=columns,
        height=cell_height(width, columns=columns, moments=moments),
        classes='<html class="day">' if day else "",
        cells="".join(cells),
    )


def cell_height(width: int, *, columns: int, moments: list[str]) -> int:
    """Return how high one cell is, in pixels."""
    return int(width / columns / len(moments) * CELL_HEIGHT) + CAPTION


def photograph(source: Path, *, target: Path, width: int, height: int) -> None:
    """Render a page into a PNG file."""
    command = [
        install(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--window-size={width},{height}",
        f"--screenshot={target}",
        source.as_uri(),
    ]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def main() -> None:
    """Write build/figures.png."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="titles that contain this text")
    parser.add_argument("--pose", nargs="*", help="these poses instead of the routines' steps")
    parser.add_argument("--columns", type=int, default=4)
    parser.add_argument("--width", type=int, default=2400)
    parser.add_argument("--moments", nargs="+", default=["start", "end"])
    parser.add_argument("--day", action="store_true", help="in the light theme")
    parser.add_argument("--output", type=Path, default=ROOT / "build/figures.png")
    wish = parser.parse_args()
    shots = list(shots_of_poses(wish.pose) if wish.pose else shots_of_routines())
    shots = [shot for shot in shots if wish.only in shot.title]
    output = wish.output.resolve()
    output.parent.mkdir(exist_ok=True)
    source = output.with_suffix(".html")
    size = {"columns": wish.columns, "moments": wish.moments}
    source.write_text(page(shots, width=wish.width, day=wish.day, **size), "utf-8")
    rows = -(-len(shots) // wish.columns)
    height = rows * (cell_height(wish.width, **size) + 10) + 16
    photograph(source, target=output, width=wish.width, height=height)
    print(output)


if __name__ == "__main__":
    main()
