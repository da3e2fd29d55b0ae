"""What is wrong with medicines and conditions, in sentences that name the place."""

from collections.abc import Collection, Iterator, Mapping

from pydantic import BaseModel

from webapp.content.linked import Linked
from webapp.content.reading import HARDEST, faults_of, grade
from webapp.content.texts import texts
from webapp.contract.linked import ConditionFile, MedicineFile, split

# Names are what they are, however long, and figures are for readers who want them.
_NOT_READ = (".names", ".brands", ".figures")

Card = MedicineFile | ConditionFile


def linked_faults(
    linked: Linked, *, sources: Collection[int], routines: Collection[str]
) -> Iterator[str]:
    """Yield every fault of both files."""
    medicines, conditions = linked.medicines.medicines, linked.conditions.conditions
    cards: list[Card] = [*medicines, *conditions]
    for card in cards:
        yield from (f"{card.id}: {fault}" for fault in _card_faults(card, sources=sources))
    for condition in conditions:
        lost = [name for name in condition.routines if name not in routines]
        yield from (f"{condition.id}: there is no routine {name}" for name in lost)
    # One page shows both, so an address on it must name one card only.
    yield from _twice([card.id for card in cards])
    yield from _twice([name.lower() for card in medicines for name in _names(card)])
    files = {"medicines": linked.medicines, "conditions": linked.conditions}
    yield from _wording_faults(files)


def _card_faults(card: Card, *, sources: Collection[int]) -> Iterator[str]:
    yield from (f"there is no source {n}" for n in card.sources if n not in sources)
    if not card.sources and card.strength != "nothing-sure":
        yield f"its strength is {card.strength}, but it names no source"


def _names(card: MedicineFile) -> list[str]:
    return [*split(card.names), *split(card.brands)]


def _twice(names: list[str]) -> Iterator[str]:
    yield from (f"{name} is there twice" for name in sorted(set(names)) if names.count(name) > 1)


def _may_be_long(where: str, *, fault: str) -> bool:
    return where.endswith(_NOT_READ) and fault.startswith("has a sentence")


def _wording_faults(files: Mapping[str, BaseModel]) -> Iterator[str]:
    for name, file in files.items():
        found = list(texts(name, file.model_dump(mode="json")))
        for where, text in found:
            faults = [fault for fault in faults_of(text) if not _may_be_long(where, fault=fault)]
            yield from (f"{where}: {fault}" for fault in faults)
        level = grade([text for where, text in found if not where.endswith(_NOT_READ)])
        if level > HARDEST:
            yield f"{name}: reads like grade {level:.1f}, {HARDEST:.0f} is the limit"
