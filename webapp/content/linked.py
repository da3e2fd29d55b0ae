"""Medicines and conditions: as they were written, and as the pages show them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.content.publish import sources_of, with_version
from webapp.contract.knowledge import Source
from webapp.contract.linked import (
    ConditionCard,
    ConditionFile,
    ConditionsFile,
    MedicineCard,
    MedicineFile,
    MedicinesFile,
    PublishedLinked,
    split,
)


@dataclass(frozen=True)
class Linked:
    """Everything under `/medicines`, in one language."""

    medicines: MedicinesFile
    conditions: ConditionsFile


def published_linked(linked: Linked, *, shelf: Mapping[int, Source]) -> PublishedLinked:
    """Return all cards with the references that they name."""
    medicines, conditions = linked.medicines, linked.conditions
    return with_version(
        PublishedLinked(
            version="",
            review=medicines.review,
            checked_on=max(medicines.checked_on, conditions.checked_on),
            keep_on=medicines.keep_on,
            no_cause=medicines.no_cause,
            timing=medicines.timing,
            unlisted=medicines.unlisted,
            medicines=[_medicine(card) for card in medicines.medicines],
            conditions=[_condition(card) for card in conditions.conditions],
            sources=sources_of(cited(linked), shelf=shelf),
        )
    )


def cited(linked: Linked) -> list[int]:
    """Return the numbers of all sources, each once, in ascending order."""
    found = {number for card in linked.medicines.medicines for number in card.sources}
    found |= {number for card in linked.conditions.conditions for number in card.sources}
    return sorted(found)


def _medicine(card: MedicineFile) -> MedicineCard:
    values = card.model_dump(exclude={"names", "brands"})
    return MedicineCard(**values, names=split(card.names), brands=split(card.brands))


def _condition(card: ConditionFile) -> ConditionCard:
    return ConditionCard(**card.model_dump(exclude={"names"}), names=split(card.names))
