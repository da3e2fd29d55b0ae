"""Is this dangerous? The page before any script, and the questions for the phone."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp.foundation.pseudo import CLOSE, OPEN

QUESTIONS = ("/check/triage.json", "/check/sounds-like.json")
WORDS = ("title", "body", "text", "question", "why", "number_hint", "today_hint")


@pytest.fixture
def browser(site: Flask) -> FlaskClient:
    return site.test_client()


def words_of(value: object) -> Iterator[str]:
    """Yield every sentence that a person reads."""
    for key, item in value.items() if isinstance(value, dict) else ():
        if key in WORDS and isinstance(item, str):
            yield item
        elif key == "notes":
            yield from item
        elif key != "sources":
            yield from words_of(item)
    for item in value if isinstance(value, list) else ():
        yield from words_of(item)


def test_without_script_every_line_of_the_night_leads_to_what_to_do(browser: FlaskClient) -> None:
    page = browser.get("/check").text
    triage = browser.get(QUESTIONS[0]).json
    assert triage is not None

    for line in triage["lines"]:
        pattern = rf'href="#act-{line["outcome"]}">{re.escape(line["text"])}<'
        assert re.search(pattern, page), line["text"]
    assert 'href="tel:112"' in page


@pytest.mark.parametrize("address", QUESTIONS)
def test_the_questions_are_kept_for_nights_without_network(
    browser: FlaskClient, address: str
) -> None:
    assert f'"{address}"' in browser.get("/sw.js").text


@pytest.mark.parametrize("address", QUESTIONS)
def test_the_questions_speak_the_language_of_their_address(
    browser: FlaskClient, address: str
) -> None:
    said = list(words_of(browser.get(f"/xx{address}").json))

    assert len(said) > 50
    assert [one for one in said if not (one.startswith(OPEN) and one.endswith(CLOSE))] == []


@pytest.mark.parametrize("address", QUESTIONS)
def test_every_source_that_is_named_is_there(browser: FlaskClient, address: str) -> None:
    told = browser.get(address).json
    assert told is not None
    rules = told.get("rules") or [*told["patterns"], *told["always"]]

    cited = {number for rule in rules for number in rule["sources"]}

    assert cited == {source["number"] for source in told["sources"]}


@pytest.mark.parametrize("address", QUESTIONS)
def test_the_questions_carry_that_no_clinician_has_reviewed_them(
    browser: FlaskClient, address: str
) -> None:
    told = browser.get(address).json

    assert told is not None
    assert told["review"] == "not-reviewed"
