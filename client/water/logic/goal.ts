// Whether there is a goal at all, and which: safety first, then what the person chose.

import type { Description, Gate, ProfileFields } from '../../contract/wire.ts';
import { allAnswered, DRINK_GATES } from '../../parts/logic/asking.ts';
import { answersOf, holds } from '../../parts/logic/gates.ts';

export interface Range {
  readonly low: number;
  readonly high: number;
}

export type Standing =
  /** The health questions come before any figure. */
  | { readonly kind: 'unasked' }
  /** No goal from us; these answers are why. */
  | { readonly kind: 'closed'; readonly why: readonly Gate[] }
  /** The person's own ceiling. */
  | { readonly kind: 'limit'; readonly ml: number; readonly why: readonly Gate[] }
  | { readonly kind: 'thirst' }
  /** Long or hard effort: no fixed amounts, thirst decides. */
  | { readonly kind: 'effort' }
  | ({ readonly kind: 'range' } & Range)
  | ({ readonly kind: 'own'; readonly ml: number } & Range);

/** Drinks only, without the water in food: the European and the American figure for each body. */
const RANGES: Readonly<Record<string, Range>> = {
  woman: { low: 1600, high: 2200 },
  man: { low: 2000, high: 3000 },
};
const EITHER: Range = { low: 1600, high: 3000 };
const PREGNANT = 300;
const BREASTFEEDING = 700;

export const BREASTFEEDING_WORD = 'breastfeeding' satisfies Description;
const EFFORT_WORD = 'athlete' satisfies Description;

type Told = Pick<ProfileFields, 'body' | 'gates' | 'describes'>;

export interface Added {
  readonly ml: number;
  readonly why: 'breastfeeding' | 'pregnancy';
}

/** What a child adds to the range. One at a time: the larger need covers the smaller. */
export const addedFor = (told: Omit<Told, 'body'>): Added | undefined => {
  if (told.describes?.includes(BREASTFEEDING_WORD))
    return { ml: BREASTFEEDING, why: 'breastfeeding' };
  return answersOf(told)['pregnancy'] === 'yes' ? { ml: PREGNANT, why: 'pregnancy' } : undefined;
};

/** The range of drinks a day that guides give for a body like this. */
export const rangeFor = (told: Told): Range => {
  const { low, high } = RANGES[told.body ?? ''] ?? EITHER;
  const more = addedFor(told)?.ml ?? 0;
  return { low: low + more, high: high + more };
};

/** The ends of the range are told rounded in the person's unit, and what is told can be chosen. */
const ROUNDING = 30;

/** A goal as it may be kept; undefined outside the range. */
export const ownGoal = (ml: number, { low, high }: Range): number | undefined => {
  const inside = Math.min(Math.max(ml, low), high);
  return Math.abs(inside - ml) <= ROUNDING ? inside : undefined;
};

const limitOf = ({ goal }: ProfileFields): number | undefined =>
  goal?.kind === 'limit' && goal.ml ? goal.ml : undefined;

const chosen = (profile: ProfileFields): Standing => {
  const range = rangeFor(profile);
  const { goal } = profile;
  if (goal?.kind === 'none') return { kind: 'thirst' };
  if (goal?.kind !== 'own' || !goal.ml) return { kind: 'range', ...range };
  return { kind: 'own', ml: Math.min(Math.max(goal.ml, range.low), range.high), ...range };
};

/** What the day is measured against. A limit counts from the moment it is entered. */
export const standingOf = (profile: ProfileFields): Standing => {
  const answers = answersOf(profile);
  const why = DRINK_GATES.filter((gate) => holds(answers, gate));
  const limit = limitOf(profile);
  if (limit !== undefined) return { kind: 'limit', ml: limit, why };
  if (why.length > 0) return { kind: 'closed', why };
  if (profile.describes?.includes(EFFORT_WORD)) return { kind: 'effort' };
  if (!allAnswered(answers, DRINK_GATES)) return { kind: 'unasked' };
  return chosen(profile);
};

/** What a nudge may aim at: the lower end, or nothing. */
export const aimOf = (standing: Standing): number | undefined => {
  if (standing.kind === 'own') return standing.ml;
  return standing.kind === 'range' ? standing.low : undefined;
};

export interface Advice {
  /** Whether a hint to drink may be given: never before the health questions, never against a limit. */
  readonly toDrink: boolean;
  /** Whether salty drinks and food may be mentioned. */
  readonly salt: boolean;
}

export const adviceFor = (profile: ProfileFields): Advice => {
  const { kind } = standingOf(profile);
  const answers = answersOf(profile);
  return {
    toDrink: kind !== 'limit' && kind !== 'closed' && allAnswered(answers, DRINK_GATES),
    salt: !holds(answers, 'salt_limit'),
  };
};
