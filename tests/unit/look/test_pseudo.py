"""The pseudo-locale finds forgotten sentences and layouts that are too tight."""

import pytest

from webapp.foundation.pseudo import pseudo


def test_a_sentence_looks_foreign() -> None:
    assert pseudo("Cramp now") == "⟦Ćřáḿṕ ñöŵ löñĝ⟧"


@pytest.mark.parametrize("text", ["Add", "Add 250 ml", "What you note now will count later."])
def test_a_sentence_is_at_least_40_percent_longer(text: str) -> None:
    assert len(pseudo(text)) >= 1.4 * len(text)


def test_what_a_program_fills_in_stays_as_it_is() -> None:
    found = pseudo("Add {amount} in %(num)d of 100%%")

    assert ("{amount}" in found, "%(num)d" in found, "100%%" in found) == (True, True, True)
    assert found.replace("%%", "") % {"num": 3}
