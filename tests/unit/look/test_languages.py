"""The address decides the language, and nothing else."""

import pytest

from webapp.foundation.languages import ENGLISH, PSEUDO, language_of


@pytest.mark.parametrize("path", ["/", "/water", "/xxl", "/routines/xx", ""])
def test_an_address_without_a_language_is_english(path: str) -> None:
    assert language_of(path) is ENGLISH


@pytest.mark.parametrize("path", ["/xx/", "/xx", "/xx/water"])
def test_the_first_part_of_an_address_names_its_language(path: str) -> None:
    assert language_of(path) is PSEUDO
