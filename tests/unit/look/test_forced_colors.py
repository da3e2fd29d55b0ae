"""Where the system chooses the colours, what is chosen is still told from what is not."""

import re

from webapp.foundation.paths import STATIC

STATE = re.compile(r'[^\s,{}]*(?::has\(:checked\)|\[aria-(?:pressed|checked)="true"\])')
FORCED = "@media (forced-colors: active)"


def test_every_choice_has_colours_of_the_system() -> None:
    told, forced = set[str](), set[str]()
    for path in sorted((STATIC / "css").glob("*.css")):
        ours, _, system = path.read_text(encoding="utf-8").partition(FORCED)
        told |= set(STATE.findall(ours))
        forced |= set(STATE.findall(system))

    # The player's rule holds for whatever is pressed in it.
    missing = {state for state in told - forced if not state.startswith(".player")}
    assert len(told) > 3
    assert missing == set()
