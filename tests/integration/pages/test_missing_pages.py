"""What people read when there is nothing at an address."""

import pytest
from flask import Flask

from tests.support.html import read


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
