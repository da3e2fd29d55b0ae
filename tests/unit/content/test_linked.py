"""Medicines and conditions: what is written fits together, and the check finds what does not."""

from collections.abc import Callable

import pytest

from webapp.content.check_linked import linked_faults
from webapp.content.linked import Linked, published_linked
from webapp.content.loader import Content, parse
from webapp.contract.linked import ConditionFile, MedicineFile, MedicinesFile, split
from webapp.contract.words import Description

Faults = Callable[[Linked], list[str]]

# The groups that a person can say they belong to and that have care of their own.
GROUPS = ("older", "pregnant", "athlete", "lupus", "diabetes", "kidney", "liver", "heart")


@pytest.fixture
def faults(content: Content) -> Faults:
    """Check medicines and conditions against the real sources and routines."""
    sources = {source.number for source in content.sources.sources}
    return lambda linked: list(linked_faults(linked, sources=sources, routines=content.routines))


def with_medicine(content: Content, **values: object) -> Linked:
    """Return the content with its first medicine changed."""
    first, *others = content.linked.medicines.medicines
    changed: list[MedicineFile] = [first.model_copy(update=values), *others]
    medicines = content.linked.medicines.model_copy(update={"medicines": changed})
    return Linked(medicines, content.linked.conditions)


def with_condition(content: Content, **values: object) -> Linked:
    """Return the content with its first condition changed."""
    first, *others = content.linked.conditions.conditions
    changed: list[ConditionFile] = [first.model_copy(update=values), *others]
    conditions = content.linked.conditions.model_copy(update={"conditions": changed})
    return Linked(content.linked.medicines, conditions)


def test_what_ships_has_no_faults(content: Content, faults: Faults) -> None:
    assert faults(content.linked) == []


def test_a_claim_without_a_source_is_found(content: Content, faults: Faults) -> None:
    found = faults(with_medicine(content, sources=[]))

    assert found == ["long-acting-inhalers: its strength is moderate, but it names no source"]


def test_only_a_card_that_found_nothing_sure_may_do_without_sources(
    content: Content, faults: Faults
) -> None:
    assert faults(with_medicine(content, sources=[], strength="nothing-sure")) == []


def test_a_source_that_does_not_exist_is_found(content: Content, faults: Faults) -> None:
    assert faults(with_condition(content, sources=[999])) == ["pregnancy: there is no source 999"]


def test_a_routine_that_does_not_exist_is_found(content: Content, faults: Faults) -> None:
    found = faults(with_condition(content, routines=["nowhere"]))

    assert found == ["pregnancy: there is no routine nowhere"]


def test_an_address_that_two_cards_share_is_found(content: Content, faults: Faults) -> None:
    assert faults(with_medicine(content, id="pregnancy")) == ["pregnancy is there twice"]


def test_a_brand_of_two_medicines_is_found(content: Content, faults: Faults) -> None:
    assert "lasix is there twice" in faults(with_medicine(content, brands="Lasix"))


def test_advice_to_stop_a_medicine_is_found(content: Content, faults: Faults) -> None:
    (found,) = faults(with_medicine(content, note="Stop your medicine and wait."))

    assert found.endswith("long-acting-inhalers.note: says advice to stop a medicine")


def test_a_dose_is_found_in_figures_too(content: Content, faults: Faults) -> None:
    (found,) = faults(with_medicine(content, figures="Cramps fell with 300 mg a day"))

    assert found.endswith("says a dose")


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_that_somebody_can_belong_to_has_its_card(
    content: Content, group: Description
) -> None:
    cards = [c for c in content.linked.conditions.conditions if c.describes == group]

    assert len(cards) == 1


def test_names_are_split_for_the_search(content: Content) -> None:
    sources = {source.number: source for source in content.sources.sources}

    published = published_linked(content.linked, shelf=sources)

    statins = next(card for card in published.medicines if card.id == "statins")
    assert statins.names[:2] == ["atorvastatin", "simvastatin"]
    assert "Lipitor" in statins.brands
    assert {10, 11} <= {source.number for source in published.sources}


def test_no_name_is_no_list() -> None:
    assert split(None) == []
    assert split("one, two words") == ["one", "two words"]


def test_names_that_run_together_are_refused(content: Content) -> None:
    text = content.linked.medicines.model_dump_json().replace("Serevent, ", "Serevent,")

    with pytest.raises(ValueError, match="one comma and one space"):
        parse(text, MedicinesFile)
