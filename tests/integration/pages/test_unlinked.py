"""What browsers and search engines ask for by themselves."""

from flask import Flask

PUBLIC = ("/", "/now", "/check", "/medicines", "/learn", "/routines", "/about", "/privacy")


def test_the_icon_that_browsers_ask_for_by_themselves_is_there(site: Flask) -> None:
    with site.test_client().get("/favicon.ico", follow_redirects=True) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "image/png")


def test_search_engines_are_kept_from_empty_pages_and_from_no_other(site: Flask) -> None:
    answer = site.test_client().get("/robots.txt")

    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    who, *lines = answer.text.splitlines()
    closed = tuple(line.removeprefix("Disallow: ") for line in lines)
    assert who == "User-agent: *"
    assert all(path.startswith("/") and path != "/" for path in closed)
    assert {"/diary", "/account", "/settings"} <= set(closed)
    assert [path for path in PUBLIC if path.startswith(closed)] == []
