"""Reads from a person's records what hydration spacing needs: goal, gates, drinks.

The aim is computed in the browser too (`client/water/logic/goal.ts`); tests/vectors/goal.json
holds both to the same answers. Ranges: drinks only, European and US figures.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from webapp.contract.record import ProfileFields
from webapp.reminders.hydration import Drink
from webapp.reminders.schedule import Drinking

# Who has any of these, or is not sure, gets no goal and no nudges.
GATES = frozenset({"fluid_limit", "heart", "kidney", "liver", "low_sodium"})
RANGES = {"woman": (1600, 2200), "man": (2000, 3000)}
EITHER = (1600, 3000)
# Noted, but nothing to reach a goal with.
NOT_COUNTED = frozenset({"alcohol"})
# Effort that is long or hard goes by thirst: a fixed amount can be far too much.
EFFORT = "athlete"
PREGNANT_ML = 300
BREASTFEEDING_ML = 700


def drinking_of(
    profile: ProfileFields,
    *,
    drinks: Iterable[Mapping[str, Any]],
    last_nudge: datetime | None,
) -> Drinking:
    """Return what nudges aim at (nothing where a gate forbids it) and what was drunk."""
    drunk = [
        Drink(at=datetime.fromisoformat(drink["at"]), ml=drink["ml"])
        for drink in drinks
        if drink.get("beverage") not in NOT_COUNTED
    ]
    return Drinking(low_ml=aim_of(profile), drinks=drunk, last_nudge=last_nudge)


def aim_of(profile: ProfileFields) -> int | None:
    """Return how much a day the pace line aims at in millilitres, or None for no nudges."""
    gates = _answers_of(profile)
    # A gate that was never asked forbids too: the question comes before the first goal.
    if any(gates.get(gate) != "no" for gate in GATES):
        return None
    if EFFORT in profile.get("describes", []):
        return None
    goal = profile.get("goal")
    if goal is not None and (
        goal["kind"] == "none" or (goal["kind"] == "limit" and goal.get("ml"))
    ):
        return None
    low, high = range_for(profile)
    if goal is not None and goal["kind"] == "own" and goal.get("ml"):
        return min(max(goal["ml"], low), high)
    return low


def range_for(profile: ProfileFields) -> tuple[int, int]:
    """Return the range of drinks a day that guides give for a body like this."""
    low, high = RANGES.get(profile.get("body", ""), EITHER)
    more = 0
    if _answers_of(profile).get("pregnancy") == "yes":
        more = PREGNANT_ML
    if "breastfeeding" in profile.get("describes", []):
        more = BREASTFEEDING_ML  # the larger need covers the smaller
    return low + more, high + more


def _answers_of(profile: ProfileFields) -> dict[str, str]:
    """Return what the person answers: a word that describes them is a yes, whatever is missing.

    Words bear the names of their questions, but for one; those of no question answer none.
    """
    words = profile.get("describes", [])
    return {
        **profile.get("gates", {}),
        **{"pregnancy" if word == "pregnant" else word: "yes" for word in words},
    }
