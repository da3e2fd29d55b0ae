// How urgent is it? What follows from what somebody ticked. webapp/content/triage.py answers alike;
// tests/vectors/triage.json holds both to it.

import type {
  Outcome,
  PublishedTriage,
  TickAnswer,
  TriageBlock,
  TriageRule,
} from '../../contract/wire.ts';

export type TickAnswers = Readonly<Partial<Record<string, TickAnswer>>>;
type Needs = readonly (readonly string[])[];

interface Verdict {
  readonly outcome: Outcome;
  /** The rules behind it, in the order of reading. */
  readonly rules: readonly string[];
  /** The question that has to be answered before more can be said. */
  readonly next: string | null;
}

const DANGER: readonly Outcome[] = ['call', 'today'];

/** Whether each list has at least one finding that was answered yes, or not sure. */
export const holds = (needs: Needs, answers: TickAnswers): boolean =>
  needs.every((some) => some.some((one) => answers[one] === 'yes' || answers[one] === 'unsure'));

const nextQuestion = (
  { questions }: PublishedTriage,
  answers: TickAnswers,
  blocks: readonly TriageBlock[],
): string | null =>
  questions.find(
    ({ block, findings }) =>
      blocks.includes(block) && findings.some(({ id }) => answers[id] === undefined),
  )?.id ?? null;

/** The rules with these outcomes, the first outcome's rules first. */
const withOutcome = (
  rules: readonly TriageRule[],
  outcomes: readonly Outcome[],
): readonly TriageRule[] =>
  outcomes.flatMap((outcome) => rules.filter((rule) => rule.outcome === outcome));

const verdict = (outcome: Outcome, rules: readonly TriageRule[] = []): Verdict => ({
  outcome,
  rules: rules.map(({ id }) => id),
  next: null,
});

/** What follows from the answers; one danger sign is enough, all else needs them all. */
export const evaluate = (triage: PublishedTriage, answers: TickAnswers): Verdict => {
  const held = triage.rules.filter(({ needs }) => holds(needs, answers));
  const [worst, ...danger] = withOutcome(held, DANGER);
  if (worst) return verdict(worst.outcome, [worst, ...danger]);
  const unanswered = nextQuestion(triage, answers, ['danger', 'soon']);
  if (unanswered) return { ...verdict('open'), next: unanswered };
  const soon = withOutcome(held, ['soon']).toSorted((a, b) => (a.days ?? 0) - (b.days ?? 0));
  if (soon.length > 0) return verdict('soon', soon);
  const last = nextQuestion(triage, answers, ['self-care']);
  if (last) return { ...verdict('open'), next: last };
  return verdict('self-care', withOutcome(held, ['self-care']));
};
