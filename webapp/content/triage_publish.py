"""Turns the questions of `/check` as they are written into what a browser gets. Pure."""

from collections.abc import Iterable, Mapping

from webapp.content.publish import sources_of, with_version
from webapp.contract.knowledge import EmergencyFile, EmergencySignFile, PlayerSignFile, Source
from webapp.contract.sounds_like import PublishedSoundsLike, SoundsLikeFile
from webapp.contract.triage import (
    FindingFile,
    Outcome,
    PublishedTriage,
    QuestionFile,
    TriageFile,
    TriageFinding,
    TriageLine,
    TriageOutcome,
    TriageQuestion,
    TriageRule,
    TriageRuleFile,
)

Signs = Mapping[str, EmergencySignFile]


def published_triage(
    file: TriageFile, *, emergency: EmergencyFile, shelf: Mapping[int, Source]
) -> PublishedTriage:
    """Return the questions and rules with the emergency's words in their places."""
    signs = {sign.id: sign for sign in emergency.signs}
    rules = [_rule(rule, signs=signs) for rule in file.rules]
    return with_version(
        PublishedTriage(
            version="",
            review=file.review,
            number_hint=emergency.number_hint,
            today_hint=emergency.today_hint,
            outcomes=[TriageOutcome(**outcome.model_dump()) for outcome in file.outcomes],
            lines=[_line(line, rules=file.rules, signs=signs) for line in emergency.player_signs],
            questions=[_question(question, signs=signs) for question in file.questions],
            rules=rules,
            sources=sources_of(_numbers(rule.sources for rule in rules), shelf=shelf),
        )
    )


def published_sounds_like(
    file: SoundsLikeFile, *, shelf: Mapping[int, Source]
) -> PublishedSoundsLike:
    """Return the questionnaire with its references."""
    cited = [*(one.sources for one in file.patterns), *(one.sources for one in file.always)]
    values = file.model_dump(mode="json")
    sources = [source.model_dump() for source in sources_of(_numbers(cited), shelf=shelf)]
    return with_version(
        PublishedSoundsLike.model_validate({**values, "version": "", "sources": sources})
    )


def _rule(rule: TriageRuleFile, *, signs: Signs) -> TriageRule:
    values = rule.model_dump(mode="json", exclude={"emergency"})
    if rule.emergency:
        sign = signs[rule.emergency]
        values |= {"outcome": sign.act, "why": sign.why, "sources": sign.sources}
    return TriageRule.model_validate(values)


def _question(question: QuestionFile, *, signs: Signs) -> TriageQuestion:
    findings = [_finding(finding, signs=signs) for finding in question.findings]
    same = question.model_dump(exclude={"findings"})
    return TriageQuestion(**same, findings=findings)


def _finding(finding: FindingFile, *, signs: Signs) -> TriageFinding:
    text = finding.text or signs[finding.id].sign
    return TriageFinding(id=finding.id, text=text, gate=finding.gate)


def _line(line: PlayerSignFile, *, rules: Iterable[TriageRuleFile], signs: Signs) -> TriageLine:
    """Return a line of the night's screen with the rules behind it, the most urgent first."""
    acts: list[Outcome] = ["call", "today"]
    behind = sorted(line.signs, key=lambda sign: acts.index(signs[sign].act))
    rule_of = {rule.emergency: rule.id for rule in rules if rule.emergency}
    return TriageLine(
        id=line.id,
        text=line.text,
        outcome=signs[behind[0]].act,
        rules=[rule_of[sign] for sign in behind],
    )


def _numbers(cited: Iterable[list[int]]) -> list[int]:
    return sorted({number for numbers in cited for number in numbers})
