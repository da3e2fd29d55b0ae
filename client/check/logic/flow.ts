// Which screen comes after which. Danger is always asked first, and one sign of it ends the asking.

import type {
  PublishedSoundsLike,
  PublishedTriage,
  TickAnswer,
  TriageQuestion,
} from '../../contract/wire.ts';
import { evaluate, type TickAnswers } from './triage.ts';

export type Place =
  | { readonly at: 'start' }
  | { readonly at: 'line'; readonly line: string }
  | { readonly at: 'ask'; readonly question: string }
  | { readonly at: 'result' }
  | { readonly at: 'like'; readonly question: string }
  | { readonly at: 'pattern' };

export interface Content {
  readonly triage: PublishedTriage;
  readonly sounds: PublishedSoundsLike;
}

export interface Given {
  readonly answers: TickAnswers;
  /** Answers to what it sounds like. */
  readonly chosen: readonly string[];
  /** What the person came for; danger is asked either way. */
  readonly aim: 'urgency' | 'likeness';
}

export const NOTHING_GIVEN: Given = { answers: {}, chosen: [], aim: 'urgency' };

const following = <T extends { id: string }>(list: readonly T[], id: string | undefined) =>
  id === undefined ? list[0] : list[list.findIndex((one) => one.id === id) + 1];

const firstLike = ({ sounds }: Content): Place => {
  const first = sounds.questions[0];
  return first ? { at: 'like', question: first.id } : { at: 'pattern' };
};

const afterQuestion = (id: string | undefined, given: Given, content: Content): Place => {
  const { outcome } = evaluate(content.triage, given.answers);
  if (outcome === 'call' || outcome === 'today') return { at: 'result' };
  const next = following(content.triage.questions, id);
  if (given.aim === 'likeness' && next?.block !== 'danger') return firstLike(content);
  // What would help oneself is not asked of somebody who is to see a doctor.
  if (!next || (next.block === 'self-care' && outcome === 'soon')) return { at: 'result' };
  return { at: 'ask', question: next.id };
};

/** The screen after this one, with what has been answered by now. */
export const after = (place: Place, given: Given, content: Content): Place => {
  switch (place.at) {
    case 'ask':
      return afterQuestion(place.question, given, content);
    case 'like': {
      const next = following(content.sounds.questions, place.question);
      return next ? { at: 'like', question: next.id } : { at: 'pattern' };
    }
    case 'result':
      return firstLike(content);
    default:
      return afterQuestion(undefined, given, content);
  }
};

/** Which findings of a question are ticked; at first those that the health questions told. */
export const ticksOf = (
  { findings }: TriageQuestion,
  answers: TickAnswers,
  gates: Readonly<Partial<Record<string, string>>>,
): string[] =>
  findings
    .filter(({ id, gate }) => {
      const told = gate ? gates[gate] : undefined;
      const answer = answers[id] ?? told;
      return answer === 'yes' || answer === 'unsure';
    })
    .map(({ id }) => id);

/** The answers with this question's ticks; what is not ticked is a no. */
export const withTicks = (
  answers: TickAnswers,
  { findings }: TriageQuestion,
  ticked: readonly string[],
): TickAnswers => ({
  ...answers,
  ...Object.fromEntries(
    findings.map(({ id }): [string, TickAnswer] => [id, ticked.includes(id) ? 'yes' : 'no']),
  ),
});

/** The chosen answers with those of one question replaced. */
export const withChosen = (
  chosen: readonly string[],
  options: readonly { readonly id: string }[],
  now: readonly string[],
): string[] => [...chosen.filter((id) => !options.some((one) => one.id === id)), ...now];
