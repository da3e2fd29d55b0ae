"""What the app says about itself: also what it cannot do, and what helps instead."""

from flask import Flask


def test_about_says_what_a_web_app_cannot_do_and_what_to_do_instead(site: Flask) -> None:
    words = " ".join(site.test_client().get("/about").text.split())

    assert "no buttons on the lock screen" in words
    assert "unlock it, and the right step is there" in words
    assert "battery saver can hold back" in words
    assert "let your browser run without limits" in words
