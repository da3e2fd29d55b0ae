"""The words that pages put around a routine: how long, how often, how sure."""

from flask_babel import gettext, lazy_gettext, ngettext

from webapp.contract.routine import Block, Step

MINUTE = 60

GROUPS = {
    "acute": lazy_gettext("During a cramp"),
    "recovery": lazy_gettext("After a cramp"),
    "prevention": lazy_gettext("Between cramps"),
    "hydration": lazy_gettext("Drinking"),
}
MUSCLES = {
    "calf": lazy_gettext("Calf"),
    "hamstring": lazy_gettext("Back of the thigh"),
    "quadriceps": lazy_gettext("Front of the thigh"),
    "foot": lazy_gettext("Foot"),
    "toes": lazy_gettext("Toes"),
    "shin": lazy_gettext("Shin"),
    "other": lazy_gettext("Leg"),
}
GRADES = {
    "strong": lazy_gettext("Strong evidence"),
    "moderate": lazy_gettext("Moderate evidence"),
    "weak": lazy_gettext("Weak evidence"),
    "expert": lazy_gettext("Expert opinion"),
    "contested": lazy_gettext("Studies disagree"),
}
REVIEWS = {
    "not-reviewed": lazy_gettext("No clinician has reviewed this routine yet."),
    "reviewed": lazy_gettext("A clinician has reviewed this routine."),
}
SOURCE_TYPES = {
    "guideline": lazy_gettext("guideline"),
    "review": lazy_gettext("review of studies"),
    "trial": lazy_gettext("trial"),
    "study": lazy_gettext("study"),
    "leaflet": lazy_gettext("leaflet for patients"),
    "other": lazy_gettext("other source"),
}


def takes(seconds: int) -> str:
    """Return how long a routine takes; `client/routine/logic/takes.ts` says it alike."""
    tens = (seconds + 5) // 10 * 10
    if tens < 2 * MINUTE:
        return str(ngettext("about %(num)d second", "about %(num)d seconds", tens))
    minutes = (seconds + MINUTE // 2) // MINUTE
    return str(ngettext("about %(num)d minute", "about %(num)d minutes", minutes))


def length(seconds: int) -> str:
    """Return a time as people say it: seconds when short, else whole minutes."""
    if seconds < 2 * MINUTE or seconds % MINUTE == 0:
        return exact_length(seconds)
    return str(ngettext("about %(num)d minute", "about %(num)d minutes", round(seconds / MINUTE)))


def exact_length(seconds: int) -> str:
    """Return a time that is kept to the second: in minutes only where none is left over."""
    if seconds < 2 * MINUTE or seconds % MINUTE:
        return str(ngettext("%(num)d second", "%(num)d seconds", seconds))
    return str(ngettext("%(num)d minute", "%(num)d minutes", seconds // MINUTE))


def step_time(step: Step) -> str:
    """Return what to do for how long."""
    if step.kind == "hold":
        return str(gettext("Hold for %(time)s", time=exact_length(step.seconds)))
    if step.kind == "rest":
        return str(gettext("Rest for %(time)s", time=exact_length(step.seconds)))
    return length(step.seconds)


def cue_time(seconds: int) -> str:
    """Return when in a step something is said."""
    return str(gettext("After %(time)s:", time=exact_length(seconds)))


def block_note(block: Block) -> str:
    """Return how often the steps of a block come, and on which legs."""
    times = block.repetitions
    if block.sides == "alternate":
        note = ngettext(
            "One leg, then the other", "%(num)d times on each leg, one leg after the other", times
        )
    elif block.sides == "each":
        note = ngettext(
            "On one leg, then all of it on the other",
            "%(num)d times on one leg, then all of it on the other",
            times,
        )
    elif times > 1:
        note = gettext("These steps %(num)d times", num=times)
    else:
        note = ""
    return str(note)
