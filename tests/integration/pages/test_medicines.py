"""Medicines and conditions before any script: every card can be read and linked to."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.html import read
from webapp.content.loader import Content


@pytest.fixture
def browser(site: Flask) -> FlaskClient:
    return site.test_client()


@pytest.fixture
def content(site: Flask) -> Content:
    found: Content = site.extensions["library"].content
    return found


def test_every_card_has_an_address_of_its_own(browser: FlaskClient, content: Content) -> None:
    ids = read(browser.get("/medicines").text).ids

    cards = [card.id for card in content.linked.medicines.medicines]
    cards += [card.id for card in content.linked.conditions.conditions]
    assert set(cards) <= set(ids)


def test_every_medicine_says_not_to_stop_it(browser: FlaskClient, content: Content) -> None:
    page = browser.get("/medicines").text

    told = page.count(content.linked.medicines.keep_on)
    assert told == len(content.linked.medicines.medicines)


def test_brands_and_findings_are_readable_without_script(browser: FlaskClient) -> None:
    page = browser.get("/medicines").text

    assert "Lipitor" in page
    assert "Weak evidence" in page
    assert "Nothing sure found" in page


def test_every_source_that_a_card_names_is_on_the_page(browser: FlaskClient) -> None:
    page = browser.get("/medicines").text

    named = set(re.findall(r'href="#(source-\d+)"', page))
    assert len(named) > 40
    assert named <= set(read(page).ids)


def test_the_page_is_kept_for_times_without_network(browser: FlaskClient) -> None:
    assert '"/medicines"' in browser.get("/sw.js").text


def test_the_month_in_which_the_cards_were_checked_is_named(browser: FlaskClient) -> None:
    page = browser.get("/medicines").text

    assert re.search(r"Checked in [A-Z][a-z]+ 20\d\d\.", page)
