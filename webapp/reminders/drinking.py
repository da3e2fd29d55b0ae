"""Reads from a person's records what hydration spacing needs: goal, gates, drinks."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from webapp.contract.record import ProfileFields
from webapp.reminders.hydration import Drink
from webapp.reminders.schedule import Drinking

# Who has any of these, or is not sure, gets no goal and no nudges (fact base, hydration gates).
HYDRATION_GATES = frozenset({"heart", "kidney", "liver", "low_sodium", "fluid_limit"})
# What stands for a drink that no build of ours can weigh counts as nothing.
COUNTED = frozenset({"water", "tea", "coffee", "milk", "juice", "electrolyte", "soda"})


def drinking_of(
    profile: ProfileFields,
    *,
    drinks: Iterable[Mapping[str, Any]],
    last_nudge: datetime | None,
) -> Drinking:
    """Return the goal's lower end (none where a gate forbids one) and the drinks that count."""
    counted = [
        Drink(at=datetime.fromisoformat(fields["at"]), ml=fields["ml"])
        for fields in drinks
        if fields.get("beverage", "water") in COUNTED
    ]
    return Drinking(low_ml=lower_end(profile), drinks=counted, last_nudge=last_nudge)


def lower_end(profile: ProfileFields) -> int | None:
    """Return what the pace line aims at in millilitres, or None for nobody's business."""
    gates = profile.get("gates", {})
    # A gate that was never asked forbids too: the question comes before the first goal.
    if any(gates.get(gate) != "no" for gate in HYDRATION_GATES):
        return None
    goal = profile.get("goal")
    if goal is None:
        return None
    if goal["kind"] == "range":
        return goal.get("low_ml")
    return goal.get("ml") if goal["kind"] == "own" else None
