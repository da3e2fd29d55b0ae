"""Every claim of the seed texts is covered or left out for a reason; the document says which."""

from webapp.content.commands import COVERAGE
from webapp.content.coverage import (
    as_markdown,
    coverage_faults,
    expected_ids,
    known_names,
)
from webapp.content.loader import Content
from webapp.contract.coverage import CoverageFile, SeedItem


def faults_of(items: list[SeedItem], content: Content) -> str:
    coverage = CoverageFile(items=items)
    return "\n".join(coverage_faults(coverage, known=known_names(content)))


def test_each_of_the_177_claims_is_covered_or_left_out_for_a_reason(content: Content) -> None:
    items = content.learn.coverage.items

    assert [item.id for item in items] == expected_ids()
    assert len(items) == 177
    assert [item.id for item in items if not item.at and not item.left_out] == []


def test_every_place_that_the_table_names_is_there(content: Content) -> None:
    assert faults_of(content.learn.coverage.items, content) == ""


def test_the_document_is_made_of_the_table_as_it_is_now(content: Content) -> None:
    written = COVERAGE.read_text("utf-8")

    assert written == as_markdown(content.learn.coverage), "run flask content coverage"


def test_a_forgotten_claim_is_found(content: Content) -> None:
    assert "S2-14 is forgotten" in faults_of(
        [item for item in content.learn.coverage.items if item.id != "S2-14"], content
    )


def test_a_place_that_is_not_there_is_found(content: Content) -> None:
    lost = SeedItem(id="S0-01", what="Lupus", at=["article:stop-a-cramp#nowhere", "magic:wand"])

    found = faults_of([lost], content)

    assert "S0-01: there is no article:stop-a-cramp#nowhere" in found
    assert "S0-01: there is no magic:wand" in found


def test_a_claim_without_a_place_or_a_reason_is_found(content: Content) -> None:
    assert "neither covered nor left out" in faults_of(
        [SeedItem(id="S0-01", what="Lupus")], content
    )


def test_claims_out_of_order_are_found(content: Content) -> None:
    first, second = content.learn.coverage.items[:2]

    assert "in order" in faults_of([second, first], content)
