// What does it sound like? Points, patterns and what deserves a visit anyway.
// webapp/content/sounds_like.py answers alike; tests/vectors/sounds-like.json holds both to it.

import type { PublishedSoundsLike, SoundsOutcome, SoundsPattern } from '../../contract/wire.ts';
import { holds, type TickAnswers } from './triage.ts';

export interface Likeness {
  readonly outcome: SoundsOutcome;
  readonly pattern: string | null;
  /** What else has points, most first. */
  readonly others: readonly string[];
  /** What deserves a visit whatever the points say. */
  readonly always: readonly string[];
  readonly visit: boolean;
}

/** The points of one pattern; each question gives those of its best chosen answer. */
const pointsOf = (
  { questions }: PublishedSoundsLike,
  pattern: string,
  chosen: readonly string[],
): number =>
  questions
    .map(({ options }) =>
      Math.max(
        0,
        ...options
          .filter(({ id }) => chosen.includes(id))
          .map(({ points }) => points[pattern] ?? 0),
      ),
    )
    .reduce((sum, points) => sum + points, 0);

/** What the chosen answers sound most like, if anything does clearly. */
export const soundsLike = (questions: PublishedSoundsLike, chosen: readonly string[]): Likeness => {
  const answers: TickAnswers = Object.fromEntries(chosen.map((id) => [id, 'yes']));
  const points = new Map(
    questions.patterns.map(({ id }) => [id, pointsOf(questions, id, chosen)] as const),
  );
  const of = ({ id }: SoundsPattern): number => points.get(id) ?? 0;
  const order = questions.patterns.toSorted((a, b) => of(b) - of(a));
  const [first, second] = order;
  const leads = first && second && of(first) - of(second) >= questions.lead;
  const found = leads && holds(first.needs, answers) ? first : undefined;
  const always = questions.always.filter(({ needs }) => holds(needs, answers)).map(({ id }) => id);
  return {
    outcome: found ? 'pattern' : chosen.length > 0 ? 'mixed' : 'open',
    pattern: found?.id ?? null,
    others: order.filter((one) => of(one) > 0 && one !== found).map(({ id }) => id),
    always,
    visit: chosen.length > 0 && (found?.days !== null || always.length > 0),
  };
};
