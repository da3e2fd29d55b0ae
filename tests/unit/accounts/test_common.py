import pytest

from webapp.accounts.common import is_guessable, known


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "P@ssw0rd2026!",
        "sunshine-2026",
        "1q2w3e4r5t6y",
        "qwertyuiop12",
        "123456789012",
        "zyxwvutsrqpo",
        "aaaaaaaaaaaaaaaa",
        "abababababab",
        "abcabcabcabcabc",
        "harbor7harbor7",
        "77butt3rfly77",
        "ada-lovelace-ada",
        "uncramp-uncramp",
        "UncrampUncramp7",
    ],
)
def test_what_everybody_would_try_is_guessable(password: str) -> None:
    assert is_guessable(password, context=("ada-lovelace",))


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "mein Hund frisst Kirschkuchen",
        "k4Jz9mQx2LwP",
        "🦵🌙⏰💧🥾🧦🩹🛏️🚲🧂🍌🥒",
        "8361 5529 0714 2290",
        "пять слонов на велосипеде",
    ],
)
def test_what_nobody_would_try_is_not(password: str) -> None:
    assert not is_guessable(password, context=("ada-lovelace",))


def test_every_long_password_of_the_list_is_guessable() -> None:
    assert all(is_guessable(password) for password in known() if len(password) >= 12)


def test_the_list_holds_thousands() -> None:
    assert len(known()) > 5000
