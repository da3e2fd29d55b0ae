"""What people read when there is nothing at an address."""

import pytest
from flask import Flask

from tests.support.html import read
from webapp.contract.problem import Code, Problem
from webapp.pages.problems import show_problem


def test_an_unknown_page_says_so_and_leads_on(site: Flask) -> None:
    answer = site.test_client().get("/no-such-page")

    page = read(answer.text)
    assert answer.status_code == 404
    assert "There is no page at this address. Nothing of yours is lost." in page.words
    assert "/routines" in page.links


@pytest.mark.parametrize("address", ["/routines/no-such", "/routines/no-such/play"])
def test_an_unknown_routine_says_so_and_leads_to_the_list(site: Flask, address: str) -> None:
    answer = site.test_client().get(address)

    page = read(answer.text)
    assert answer.status_code == 404
    assert "There is no routine at this address. All that exist are in the list." in page.words
    assert "/routines" in page.links


def test_an_unknown_routine_is_a_problem_for_programs(site: Flask) -> None:
    answer = site.test_client().get("/routines/no-such.json")

    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["code"] == "not-found"


def test_the_page_for_nothing_speaks_the_language_of_the_address(site: Flask) -> None:
    answer = site.test_client().get("/xx/no-such-page")

    assert 'lang="en-XA"' in answer.text
    assert "There is no page" not in answer.text


@pytest.mark.parametrize("code", [Code.SERVER_ERROR, Code.BUSY, Code.SLOW_DOWN])
def test_what_may_answer_a_minute_later_can_be_tried_again_and_relief_is_there_meanwhile(
    site: Flask, code: Code
) -> None:
    with site.test_request_context("/learn"):
        page = read(show_problem(Problem(code)).get_data(as_text=True))

    assert "Try again" in page.words
    assert "Cramp now" in page.words


def test_what_is_not_there_offers_no_second_try(site: Flask) -> None:
    page = read(site.test_client().get("/no-such-page").text)

    assert "Try again" not in page.words
    assert "Cramp now" in page.words
