"""Words for somebody half asleep."""

import pytest

from webapp.content.reading import faults_of, grade, syllables


@pytest.mark.parametrize(
    "text",
    [
        "Hold on!",
        "This cures cramps.",
        "It will always prevent cramps for certain.",
        "A detox for your legs.",
        "Clinically proven.",
        "Stop your medicine.",
        "It is safe for everyone.",
        "More water is better.",
        "Get more sun.",
        "Take 200 mg.",
        "The stretch worked.",
        "You are on a streak.",
        "Is the color the same?",
        "A liter a day.",
    ],
)
def test_words_that_promise_too_much_are_found(text: str) -> None:
    assert faults_of(text) != []


def test_plain_words_pass() -> None:
    assert faults_of("Straighten the knee. Pull the toes up.") == []
    assert faults_of("The same colour, half a litre, and you recognise it.") == []


def test_a_long_sentence_is_found() -> None:
    assert faults_of("word " * 25 + ".") == ["has a sentence of 25 words"]


def test_longer_words_and_sentences_are_harder() -> None:
    easy = grade(["Sit down. Bend the knee."])
    hard = grade(["Physiotherapists occasionally recommend individualised interventions."])

    assert easy < 2
    assert hard > 12


@pytest.mark.parametrize(
    ("word", "count"),
    [("calf", 1), ("knee", 1), ("muscle", 2), ("straighten", 2), ("moved", 1), ("rested", 2)],
)
def test_syllables_are_about_right(word: str, count: int) -> None:
    assert syllables(word) == count
