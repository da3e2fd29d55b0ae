"""What every benchmark prints: a figure, its floor in the same run, their ratio, the goal."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Row:
    """One measured figure beside the floor that was measured in the same run."""

    what: str
    value: float
    unit: str
    floor: float | None = None
    goal: str
    reached: bool

    @property
    def ratio(self) -> float | None:
        """How many floors the figure is worth, or None where there is no floor."""
        return None if self.floor is None else self.value / self.floor


def render(rows: Sequence[Row]) -> str:
    """Return the rows as an aligned table."""
    head = ("what", "value", "floor", "ratio", "goal", "")
    body = [
        (
            row.what,
            f"{row.value:.0f} {row.unit}",
            "" if row.floor is None else f"{row.floor:.0f} {row.unit}",
            "" if row.ratio is None else f"{row.ratio:.2f} x",
            row.goal,
            "reached" if row.reached else "MISSED",
        )
        for row in rows
    ]
    widths = [max(len(line[column]) for line in (head, *body)) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (head, *body)
    )
