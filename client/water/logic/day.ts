// What was drunk on a day, and whether it was too much at once.

import type { DrinkFields } from '../../contract/wire.ts';
import { HOUR, type Instant, type Millis, parseIso } from '../../foundation/clock.ts';
import { adds } from '../../parts/logic/drinks.ts';
import { dayAt, type Waking } from './pace.ts';

interface Drink {
  readonly id: string;
  readonly fields: DrinkFields;
}

/** Kidneys get rid of about this much in an hour. */
export const MOST_IN_AN_HOUR = 1000;
const MOST_IN_A_DAY = 3500;

const momentOf = ({ fields }: Drink): Millis => parseIso(fields.at)?.ms ?? Number.NEGATIVE_INFINITY;

/** The drinks of the day that it is now, newest first. Each has the time that the phone showed where
 * it was drunk. */
export const drinksToday = <D extends Drink>(
  drinks: readonly D[],
  now: Instant,
  waking: Waking,
): D[] => {
  const today = dayAt(now, waking);
  return drinks
    .filter(({ fields }) => {
      const at = parseIso(fields.at);
      return at && dayAt(at, waking) === today;
    })
    .sort((a, b) => momentOf(b) - momentOf(a));
};

const sumOf = (drinks: readonly Drink[]): number =>
  drinks.reduce((sum, { fields }) => sum + fields.ml, 0);

/** What the drinks add up to: without alcohol, unless there is a limit, which counts every sip. */
export const totalMl = (drinks: readonly Drink[], { limited = false } = {}): number =>
  sumOf(limited ? drinks : drinks.filter(({ fields }) => adds(fields)));

/** The most that was drunk within any sixty minutes. */
const mostInAnHour = (drinks: readonly Drink[]): number => {
  const ordered = [...drinks].sort((a, b) => momentOf(a) - momentOf(b));
  let first = 0;
  let sum = 0;
  let most = 0;
  for (const drink of ordered) {
    sum += drink.fields.ml;
    while (momentOf(drink) - momentOf(ordered[first] ?? drink) >= HOUR) {
      sum -= ordered[first]?.fields.ml ?? 0;
      first += 1;
    }
    most = Math.max(most, sum);
  }
  return most;
};

export type Excess = 'hour' | 'day';

/** Which calm notice the day's drinks call for, if any. Where a person has a limit, the limit speaks. */
export const excessOf = (drinks: readonly Drink[]): Excess | undefined => {
  if (mostInAnHour(drinks) > MOST_IN_AN_HOUR) return 'hour';
  return sumOf(drinks) > MOST_IN_A_DAY ? 'day' : undefined;
};
