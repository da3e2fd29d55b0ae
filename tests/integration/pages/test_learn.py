"""What people find under /learn."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.support.html import Page
from webapp.content.library import Library
from webapp.contract.article import CorrectionFile
from webapp.contract.knowledge import SourcesFile

Visit = Callable[[str], Page]


@pytest.fixture
def shelf(site: Flask) -> Library:
    return site.extensions["library"]


def test_every_article_is_on_the_list(visit: Visit, shelf: Library) -> None:
    links = visit("/learn").links

    assert {f"/learn/{name}" for name in shelf.content.learn.articles} <= set(links)


def test_a_claim_shows_its_strength_and_leads_to_its_sources(visit: Visit) -> None:
    page = visit("/learn/supplements")

    assert any(word.startswith("Strong evidence") for word in page.words)
    assert "#source-4" in page.links
    assert "source-4" in page.ids


def test_a_source_says_what_it_is_and_where_it_can_be_read(visit: Visit) -> None:
    page = visit("/learn/supplements")

    assert "2020, review of studies" in page.words
    assert "https://doi.org/10.1002/14651858.CD009402.pub3" in page.links


def test_an_article_says_that_nobody_reviewed_it_and_when_it_was_checked(visit: Visit) -> None:
    words = " ".join(visit("/learn/supplements").words)

    assert "No clinician has reviewed this article yet." in words
    assert "Checked in November 2026; to be checked again by November 2027." in words


def test_an_article_says_that_it_was_never_corrected(visit: Visit) -> None:
    words = visit("/learn/supplements").words

    assert "This article: no corrections so far." in words
    assert any("none that was corrected or withdrawn" in word for word in words)


def test_a_corrected_article_says_what_was_wrong(visit: Visit, shelf: Library) -> None:
    articles = shelf.content.learn.articles
    wrong = CorrectionFile(date="2026-12", text="It said that cold is better.")
    articles["supplements"] = articles["supplements"].model_copy(update={"history": [wrong]})

    words = visit("/learn/supplements").words

    assert "December 2026: It said that cold is better." in words
    assert "This article: no corrections so far." not in words


def test_a_source_that_was_withdrawn_is_called_so(visit: Visit, shelf: Library) -> None:
    sources = [
        source.model_copy(update={"status": "retracted"}) if source.number == 16 else source
        for source in shelf.content.sources.sources
    ]
    vars(shelf.content)["sources"] = SourcesFile(sources=sources)

    words = " ".join(visit("/learn/supplements").words)

    assert "Withdrawn since: 16." in words
    assert "none that was corrected" not in words


def test_an_article_leads_on_to_what_one_can_do(visit: Visit) -> None:
    links = visit("/learn/stop-a-cramp").links

    assert {"/routines/calf-bed-acute", "/learn/heat-and-cold", "/check"} <= set(links)


def test_a_question_without_script_finds_articles_by_their_headings(visit: Visit) -> None:
    page = visit("/learn?q=vitamin+K2")

    first = next(link for link in page.links if link.startswith("/learn/"))
    assert "Articles that name it" in page.words
    assert first == "/learn/supplements"


def test_a_question_that_finds_nothing_says_what_to_do(visit: Visit) -> None:
    assert any("Try one word" in word for word in visit("/learn?q=unicorn").words)


def test_a_question_is_shown_as_text(site: Flask) -> None:
    answer = site.test_client().get("/learn?q=<script>")

    assert "<script>&" not in answer.text
    assert 'value="&lt;script&gt;"' in answer.text


def test_an_article_that_does_not_exist_says_so_and_leads_on(site: Flask) -> None:
    answer = site.test_client().get("/learn/no-such")

    assert answer.status_code == 404
    assert "There is no article at this address." in answer.text
