"""Questions and answers, and what the search box is given."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.support.html import Page
from webapp.content.library import Library

Visit = Callable[[str], Page]


@pytest.fixture
def shelf(site: Flask) -> Library:
    return site.extensions["library"]


def test_every_question_has_an_address(visit: Visit, shelf: Library) -> None:
    asked = {one.id for topic in shelf.content.ask.topics.values() for one in topic.questions}

    assert asked <= set(visit("/learn/questions").ids)


def test_an_answer_shows_how_sure_it_is_and_leads_on(visit: Visit) -> None:
    page = visit("/learn/questions")

    assert "No clinician has reviewed this article yet." in " ".join(page.words)
    assert "#source-4" in page.links
    assert "source-4" in page.ids
    assert "/learn/supplements#magnesium" in page.links
    assert "/medicines#magnesium" in page.links


def test_every_place_that_an_answer_leads_to_is_there(
    site: Flask, visit: Visit, shelf: Library
) -> None:
    del shelf
    inside = {link for link in visit("/learn/questions").links if link.startswith("/")}
    for address in sorted(inside):
        path, _, place = address.partition("#")
        page = visit(path)
        assert not place or place in page.ids, address
    assert len(inside) > 50
    del site


def test_the_search_is_given_everything(site: Flask, shelf: Library) -> None:
    body = site.test_client().get("/learn/search.json").get_json()

    kinds = {entry["kind"] for entry in body["entries"]}
    assert kinds == {
        "question", "routine", "article", "section", "medicine", "condition", "page",
    }  # fmt: skip
    assert {e["id"] for e in body["entries"] if e["kind"] == "routine"} == set(shelf.ids)
