"""User names: the key of the longest one still fits its column."""

import sys
from unicodedata import normalize

from webapp.accounts import names
from webapp.accounts.models import Owner


def test_no_letter_of_any_script_is_more_than_two_letters_in_a_key() -> None:
    letters = (
        sign for sign in map(chr, range(sys.maxunicode + 1)) if normalize("NFKC", sign) == sign
    )

    assert max(len(names.key_of(letter)) for letter in letters) == 2


def test_the_key_of_the_longest_name_fits_its_column() -> None:
    longest = "\N{GREEK SMALL LETTER OMEGA WITH PERISPOMENI AND YPOGEGRAMMENI}" * names.LONGEST
    column = Owner.__table__.c.username_key.type

    assert len(names.key_of(names.clean(longest))) == column.length == 2 * names.LONGEST
