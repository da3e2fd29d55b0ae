"""The words round an article: how sure, since when, and what became of its sources."""

from collections.abc import Iterable
from datetime import date

from flask_babel import format_date, gettext, lazy_gettext

from webapp.contract.knowledge import Source
from webapp.pages.words import GRADES, SOURCE_TYPES

STRENGTHS = {**GRADES, "none": lazy_gettext("No study found")}
ARTICLE_REVIEWS = {
    "not-reviewed": lazy_gettext("No clinician has reviewed this article yet."),
    "reviewed": lazy_gettext("A clinician has reviewed this article."),
}
SEEN = {
    "copy": lazy_gettext("seen in a copy"),
    "memory": lazy_gettext("from memory, not seen"),
}
FATES = {
    "retracted": lazy_gettext("Withdrawn since: %(numbers)s."),
    "corrected": lazy_gettext("Corrected since: %(numbers)s."),
    "concern": lazy_gettext("In doubt, says its publisher: %(numbers)s."),
    "dated": lazy_gettext("Older than we would like: %(numbers)s."),
}


def month(day: str) -> str:
    """Return the month of a day, or of a month, in words."""
    year, number = day.split("-")[:2]
    return str(format_date(date(int(year), int(number), 1), "LLLL yyyy"))


def source_note(source: Source) -> str:
    """Return year, kind and how we saw it: "2012, trial, seen in a copy"."""
    seen = [SEEN[source.seen]] if source.seen in SEEN else []
    year = [str(source.year)] if source.year else []
    return ", ".join([*year, *map(str, [SOURCE_TYPES[source.type], *seen])])


def became_of(sources: Iterable[Source]) -> str:
    """Return what is known of the sources since they came out."""
    sources = list(sources)
    told = [
        str(words) % {"numbers": ", ".join(numbers)}
        for fate, words in FATES.items()
        if (numbers := [str(source.number) for source in sources if source.status == fate])
    ]
    if all(source.status in {"none-known", "dated"} for source in sources):
        newest = max((source.checked_on for source in sources), default="")
        none = gettext(
            "Sources: we know of none that was corrected or withdrawn. Checked in %(month)s.",
            month=month(newest),
        )
        told.insert(0, str(none))
    return " ".join(told)
