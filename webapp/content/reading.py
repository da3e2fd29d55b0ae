"""How hard a text is to read, and words that the app does not use. Pure."""

import re
from collections.abc import Sequence

# US school grade: an eleven-year-old is in the sixth.
HARDEST = 6.0
LONGEST_SENTENCE = 24
LONGEST_ACTION = 8

# One variety of English, the British: words, clips and the search then know each word once.
_AMERICAN = (
    r"\b(colors?|colored|gray|centers?|(milli)?liters?|fibers?|favorites?"
    r"|anemia|diarrhea|edema|paralyzed|(real|recogn|organ)iz\w+)\b"
)
_BANNED = {
    _AMERICAN: "an American spelling",
    r"!": "an exclamation mark",
    r"\bcures?\b|\bcured\b": "a promise to cure",
    r"\bprevents?\b(?=.*\b(always|for certain|for sure)\b)": "a promise to prevent",
    r"\bguarantee": "a guarantee",
    r"\bdetox": "detox",
    r"\bclinically proven\b|\bproven\b": "proof that there is none of",
    r"\bstop (taking )?your (medicine|tablets|pills)\b": "advice to stop a medicine",
    r"\bsafe for every": "safe for everyone",
    r"\bmore water is better\b": "more water is better",
    r"\bsun(light|shine|bath\w*)?\b": "advice about the sun",
    r"\b\d+ ?(mg|milligrams?|µg|micrograms?)\b": "a dose",
    r"\bworked\b": "a claim that it worked",
    r"\bstreak|\bwell done\b|\bgood job\b": "praise or a streak",
}


def faults_of(text: str) -> list[str]:
    """Return what is wrong with one text, in words."""
    found = [
        f"says {what}"
        for pattern, what in _BANNED.items()
        if re.search(pattern, text, re.IGNORECASE)
    ]
    long = [s for s in sentences(text) if len(words(s)) > LONGEST_SENTENCE]
    return found + [f"has a sentence of {len(words(s))} words" for s in long]


def grade(texts: Sequence[str]) -> float:
    """Return the Flesch-Kincaid grade of texts together."""
    all_sentences = [sentence for text in texts for sentence in sentences(text)]
    all_words = [word for sentence in all_sentences for word in words(sentence)]
    if not all_words:
        return 0.0
    per_sentence = len(all_words) / len(all_sentences)
    per_word = sum(map(syllables, all_words)) / len(all_words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in re.split(r"(?<=[.?!:])\s+", text) if words(part)]


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"[A-Za-z][A-Za-z']*", text)


def syllables(word: str) -> int:
    """Return about how many syllables an English word has."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    # A last e is silent, except after l (muscle); ed is silent, except after t and d (rested).
    spoken = re.sub(r"(?<![aeiouyl])e$|(?<=[^td])ed$|(?<=[^aeiouy]l)es$", "", plain)
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))
