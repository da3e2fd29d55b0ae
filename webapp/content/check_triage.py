"""What is wrong with the questions of `/check`, in sentences that name the place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from webapp.content.loader import Content
from webapp.content.sounds_like import sounds_like
from webapp.content.triage import evaluate
from webapp.content.triage_publish import published_sounds_like, published_triage
from webapp.contract.sounds_like import PublishedSoundsLike
from webapp.contract.triage import Outcome, PublishedTriage, TriageRule

OUTCOMES: tuple[Outcome, ...] = ("call", "today", "soon", "self-care", "open")


def questions_faults(content: Content) -> list[str]:
    """Return everything that is wrong with the questions, their rules and their words."""
    found = [*names_faults(content), *citation_faults(content)]
    if found:  # what names something that is not there cannot be published
        return found
    shelf = {source.number: source for source in content.sources.sources}
    triage = published_triage(content.triage, emergency=content.emergency, shelf=shelf)
    questions = published_sounds_like(content.sounds_like, shelf=shelf)
    found = [f"triage: {fault}" for fault in triage_faults(triage)]
    return found + [f"sounds-like: {fault}" for fault in sounds_faults(questions)]


def names_faults(content: Content) -> Iterator[str]:
    """Yield signs that no rule acts on, and words that are to come from a sign there is not."""
    signs = {sign.id for sign in content.emergency.signs}
    used = [rule.emergency for rule in content.triage.rules if rule.emergency]
    findings = [one for question in content.triage.questions for one in question.findings]
    borrowed = [one.id for one in findings if one.text is None]
    yield from (f"triage: there is no sign {name}" for name in {*used, *borrowed} - signs)
    yield from (f"triage: no rule acts on the sign {name}" for name in sorted(signs - {*used}))
    yield from (f"triage: the sign {name} has two rules" for name in _twice(used))


def citation_faults(content: Content) -> Iterator[str]:
    """Yield references and routines that do not exist."""
    known = {source.number for source in content.sources.sources}
    rules, sounds = content.triage.rules, content.sounds_like
    cited = [(one.id, one.sources) for one in rules]
    cited += [(one.id, one.sources) for one in sounds.patterns]
    cited += [(one.id, one.sources) for one in sounds.always]
    for name, numbers in cited:
        yield from (f"{name}: there is no source {n}" for n in numbers if n not in known)
    led = [(one.id, one.routines) for one in rules]
    led += [(one.id, one.routines) for one in sounds.patterns]
    for name, routines in led:
        missing = (routine for routine in routines if routine not in content.routines)
        yield from (f"{name}: there is no routine {routine}" for routine in missing)


def triage_faults(triage: PublishedTriage) -> Iterator[str]:
    """Yield what does not fit together, what is never used, and what nobody could come to."""
    findings = [finding.id for question in triage.questions for finding in question.findings]
    rules = triage.rules
    yield from (f"the finding {name} is there twice" for name in _twice(findings))
    yield from (f"the rule {name} is there twice" for name in _twice(rule.id for rule in rules))
    needed = {one for rule in rules for some in rule.needs for one in some}
    yield from (f"there is no finding {name}" for name in sorted(needed - {*findings}))
    yield from (f"nothing follows from {name}" for name in findings if name not in needed)
    told = [outcome.id for outcome in triage.outcomes]
    yield from (f"no words for the outcome {name}" for name in OUTCOMES if name not in told)
    for rule in rules:
        yield from (f"{rule.id}: {fault}" for fault in _rule_faults(rule))
        if not _reachable(rule, triage=triage, findings=findings):
            yield f"{rule.id}: no answers lead to it"


def sounds_faults(questions: PublishedSoundsLike) -> Iterator[str]:
    """Yield what does not fit together in the questionnaire, and patterns nobody could come to."""
    options = [option for question in questions.questions for option in question.options]
    ids = [option.id for option in options]
    patterns = {pattern.id for pattern in questions.patterns}
    yield from (f"the answer {name} is there twice" for name in _twice(ids))
    for option in options:
        unknown = sorted({*option.points} - patterns)
        yield from (f"{option.id}: there is no pattern {name}" for name in unknown)
    needs = [some for pattern in questions.patterns for some in pattern.needs]
    needs += [some for always in questions.always for some in always.needs]
    needed = sorted({one for some in needs for one in some})
    yield from (f"there is no answer {name}" for name in needed if name not in ids)
    for pattern in questions.patterns:
        best = [option.id for option in options if pattern.id in option.points]
        if sounds_like(questions, chosen=best).pattern != pattern.id:
            yield f"{pattern.id}: no answers lead to it"


def _rule_faults(rule: TriageRule) -> Iterator[str]:
    """Yield a strength that nothing carries (without a source only experts speak), and the like."""
    if not rule.sources and rule.strength != "expert":
        yield f"it calls itself {rule.strength} without a source"
    if bool(rule.routines) != (rule.outcome == "self-care"):
        yield "routines belong to self-care, and self-care to routines"


def _reachable(rule: TriageRule, *, triage: PublishedTriage, findings: Sequence[str]) -> bool:
    """Tell whether somebody who ticks just enough for the rule gets to read it."""
    nothing = dict.fromkeys(findings, "no")
    return any(
        rule.id in evaluate(triage, answers=nothing | dict.fromkeys(ticked, "yes")).rules
        for ticked in product(*rule.needs)
    )


def _twice(names: Iterable[str]) -> list[str]:
    return sorted(name for name, times in Counter(names).items() if times > 1)
