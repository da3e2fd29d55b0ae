"""How urgent is it? What follows from what somebody ticked. Pure.

The browser's `client/check/logic/triage.ts` answers alike; `tests/vectors/triage.json` holds both
to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.contract.triage import Outcome, PublishedTriage, TriageBlock, TriageRule

Answers = Mapping[str, str]

DANGER: tuple[Outcome, ...] = ("call", "today")
_COUNTS_AS_YES = {"yes", "unsure"}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The outcome, the rules behind it in the order of reading, and the question that is next."""

    outcome: Outcome
    rules: list[str]
    next: str | None = None


def evaluate(triage: PublishedTriage, *, answers: Answers) -> Verdict:
    """Return what follows from the answers; one danger sign is enough, all else needs them all."""
    held = [rule for rule in triage.rules if holds(rule.needs, answers=answers)]
    danger = _with(held, DANGER)
    if danger:
        return Verdict(outcome=danger[0].outcome, rules=_ids(danger))
    unanswered = next_question(triage, answers=answers, blocks=("danger", "soon"))
    if unanswered:
        return Verdict(outcome="open", rules=[], next=unanswered)
    soon = sorted(_with(held, ("soon",)), key=lambda rule: rule.days or 0)
    if soon:
        return Verdict(outcome="soon", rules=_ids(soon))
    last = next_question(triage, answers=answers, blocks=("self-care",))
    if last:
        return Verdict(outcome="open", rules=[], next=last)
    return Verdict(outcome="self-care", rules=_ids(_with(held, ("self-care",))))


def holds(needs: Sequence[Sequence[str]], *, answers: Answers) -> bool:
    """Tell whether each list has at least one finding that was answered yes, or not sure."""
    return all(any(answers.get(one) in _COUNTS_AS_YES for one in some) for some in needs)


def next_question(
    triage: PublishedTriage, *, answers: Answers, blocks: Sequence[TriageBlock]
) -> str | None:
    """Return the first question of these blocks in which something has no answer."""
    for question in triage.questions:
        findings = (finding.id for finding in question.findings)
        if question.block in blocks and any(one not in answers for one in findings):
            return question.id
    return None


def _with(rules: Sequence[TriageRule], outcomes: Sequence[Outcome]) -> list[TriageRule]:
    """Return the rules with these outcomes, the first outcome's rules first."""
    found = [rule for rule in rules if rule.outcome in outcomes]
    return sorted(found, key=lambda rule: outcomes.index(rule.outcome))


def _ids(rules: Sequence[TriageRule]) -> list[str]:
    return [rule.id for rule in rules]
