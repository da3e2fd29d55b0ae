"""Every reference has its place: what it is, what rests on it, what became of it."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.support.html import Page
from webapp.content.library import Library
from webapp.pages.worker import installed_pages

Visit = Callable[[str], Page]


@pytest.fixture
def shelf(site: Flask) -> Library:
    shelf: Library = site.extensions["library"]
    return shelf


def test_every_source_stands_on_the_page_with_its_number(visit: Visit, shelf: Library) -> None:
    numbers = {f"source-{one.number}" for one in shelf.content.sources.sources}

    assert numbers <= set(visit("/learn/sources").ids)


def test_a_source_leads_to_what_rests_on_it(visit: Visit) -> None:
    links = visit("/learn/sources").links

    assert "/routines/bedtime-trial-standing" in links
    assert "/learn/supplements" in links
    assert "/medicines#statins" in links
    assert "/check" in links


def test_what_became_of_each_source_is_told(visit: Visit, shelf: Library) -> None:
    told = " ".join(visit("/learn/sources").words)

    unharmed = [one for one in shelf.content.sources.sources if one.status == "none-known"]
    assert told.count("We know of no correction.") == len(unharmed)


def test_the_sources_are_found_from_learn_and_without_network(visit: Visit, site: Flask) -> None:
    assert "/learn/sources" in visit("/learn").links
    with site.test_request_context():
        kept = {page.url for page in installed_pages(site)}
    assert "/learn/sources" in kept
