// How much an even spread over the day would make by now: a line to read, never a debt to pay.

import type { ProfileFields } from '../../contract/wire.ts';
import { dateAt, type Instant, MINUTE } from '../../foundation/clock.ts';

export interface Waking {
  /** "HH:MM" */
  readonly wake: string;
  readonly bedtime: string;
}

/** The hours in which the person drinks: theirs where known, the usual ones else. */
export const wakingOf = ({ wake, bedtime }: Pick<ProfileFields, 'wake' | 'bedtime'>): Waking => ({
  wake: wake || '07:00',
  bedtime: bedtime || '23:00',
});

const DAY = 1440;
/** Nobody should drink late to make up: that means getting up in the night. */
const TAPER = 120;

/** Minutes since midnight of "HH:MM". */
export const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The day that an instant is part of. Whoever goes to bed after midnight is still in the day of the
 * evening before, as the nudges to drink are. */
export const dayAt = ({ ms, offset }: Instant, { wake, bedtime }: Waking): string => {
  const over = bedtime < wake ? minuteOf(bedtime) : 0;
  return dateAt({ ms: ms - over * MINUTE, offset });
};

/** The share of the day's drinks that an even spread has reached, 0 to 1. */
export const shareBy = (minute: number, { wake, bedtime }: Waking): number => {
  const start = minuteOf(wake);
  const end = minuteOf(bedtime) > start ? minuteOf(bedtime) : minuteOf(bedtime) + DAY;
  const length = Math.max(end - TAPER - start, 1);
  // After midnight the day of a late sleeper is not over yet; before dawn nobody's has begun.
  const at = end > DAY && minute < end - DAY ? minute + DAY : minute;
  return Math.min(Math.max((at - start) / length, 0), 1);
};

const NEAREST = 50;

/** The even pace by now, to the nearest 50 ml: more exact would pretend. */
export const evenPace = (aimMl: number, minute: number, waking: Waking): number =>
  Math.round((aimMl * shareBy(minute, waking)) / NEAREST) * NEAREST;

/** How full the bar is, 0 to 1. */
export const fill = (totalMl: number, fullMl: number): number =>
  fullMl > 0 ? Math.min(totalMl / fullMl, 1) : 0;
