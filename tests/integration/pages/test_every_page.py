"""Rules that hold for every page there is."""

import re
from collections import Counter
from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from tests.support.html import Page
from webapp.foundation.pseudo import CLOSE, OPEN

Visit = Callable[[str], Page]

WORDS = re.compile(r"[^\W\d_]{2,}")
NAMES = {"Uncramp"}
ACCOUNT = {"username": "night-owl", "password": "a long phrase for tests", "timezone": "UTC"}


def in_pseudo(address: str) -> str:
    return f"/xx{address}"


def test_every_page_answers_in_every_language(site: Flask, every_address: list[str]) -> None:
    browser = site.test_client()

    answers = {
        address: browser.get(address).status_code
        for page in every_address
        for address in (page, in_pseudo(page))
    }

    assert {address: status for address, status in answers.items() if status != 200} == {}


def test_a_page_is_the_same_bytes_for_everyone(
    client: FlaskClient, site: Flask, every_address: list[str]
) -> None:
    assert client.post("/api/v1/accounts", json=ACCOUNT).status_code == 201
    stranger = site.test_client()

    for address in every_address:
        mine, theirs = client.get(address), stranger.get(address)
        assert mine.data == theirs.data, address
        assert mine.headers.get("Vary") == "Accept-Encoding", address
        assert "Set-Cookie" not in mine.headers, address


def test_a_page_carries_no_inline_script_and_no_inline_style(
    visit: Visit, every_address: list[str]
) -> None:
    found = {address: visit(address).inline for address in every_address}

    assert {address: inline for address, inline in found.items() if inline} == {}


def test_every_element_is_closed_and_every_id_is_used_once(
    visit: Visit, every_address: list[str]
) -> None:
    for address in every_address:
        page = visit(address)
        twice = [name for name, times in Counter(page.ids).items() if times > 1]
        assert (address, twice, page.unclosed) == (address, [], [])
        assert set(page.references) <= set(page.ids), address


def test_every_link_leads_to_a_page(visit: Visit, site: Flask, every_address: list[str]) -> None:
    browser = site.test_client()
    links = {link for address in every_address for link in visit(address).links}
    inside = {link.split("#")[0].split("?")[0] for link in links if link.startswith("/")}

    statuses = {link: browser.get(link).status_code for link in inside}

    assert {link: status for link, status in statuses.items() if status != 200} == {}


def test_links_stay_in_the_language_of_the_page(visit: Visit, every_address: list[str]) -> None:
    for address in every_address:
        inside = [link for link in visit(in_pseudo(address)).links if link.startswith("/")]
        assert [link for link in inside if not link.startswith("/xx/")] == [], address


def test_no_sentence_was_forgotten_by_the_translation(
    visit: Visit, every_address: list[str]
) -> None:
    forgotten = {
        text
        for address in every_address
        for text in visit(in_pseudo(address)).words
        if plain_words(text)
    }

    assert forgotten == set()


def plain_words(text: str) -> set[str]:
    """Return the words of a text that stand outside of every translated sentence."""
    outside, found = text, 1
    # A length of time, translated itself, stands inside of other sentences.
    while found:
        outside, found = re.subn(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", "", outside)
    return set(WORDS.findall(outside)) - NAMES


def test_an_unchanged_page_is_not_sent_again(site: Flask) -> None:
    browser = site.test_client()
    first = browser.get("/water")

    again = browser.get("/water", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "no-cache"
    assert (again.status_code, again.data) == (304, b"")
