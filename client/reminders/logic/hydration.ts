// When the next nudge to drink is due: behind the pace, and not right after a drink.
// `webapp/reminders/hydration.py` computes the same; tests/vectors/hydration.json holds both to it.

import { addDays, HOUR, MINUTE, type Millis } from '../../foundation/clock.ts';
import { dateIn, instantOf } from './localtime.ts';

export const DEFAULT_TAPER_H = 2;
const SHORTEST_TAPER_H = 2;
const LONGEST_TAPER_H = 4;
export const DEFAULT_GAP_MIN = 90;

const SECOND = 1_000;
/** A nudge needs time to arrive before the hours in which none may ring. */
const LEAST_LIFE = 2 * MINUTE;

/** The waking hours over which drinks are spread, as wall times "HH:MM". */
interface Window {
  readonly wake: string;
  readonly bedtime: string;
  readonly taper_h?: number;
  readonly min_gap_min?: number;
}

/** Something drunk that counts: when, and how much water (ml). */
interface Drunk {
  readonly at: Millis;
  readonly ml: number;
}

export interface Drinking {
  /** The lower end of the goal range; without one nobody is behind and nothing rings. */
  readonly lowMl: number | undefined;
  readonly drinks: readonly Drunk[];
  readonly lastNudge: Millis | undefined;
}

/** The first and the last instant of the day's nudges; a bedtime by the wake time is past midnight. */
export const boundsOf = (window: Window, day: string, zone: string): readonly [Millis, Millis] => {
  const evening = window.bedtime > window.wake ? day : addDays(day, 1);
  const taper = Math.min(
    Math.max(window.taper_h ?? DEFAULT_TAPER_H, SHORTEST_TAPER_H),
    LONGEST_TAPER_H,
  );
  return [
    instantOf(day, window.wake, zone),
    instantOf(evening, window.bedtime, zone) - taper * HOUR,
  ];
};

const wholeMinute = (at: Millis): Millis => Math.ceil(at / MINUTE) * MINUTE;

const nudgeOn = (
  day: string,
  window: Window,
  zone: string,
  { lowMl, drinks, lastNudge }: Drinking,
  after: Millis,
): Millis | undefined => {
  const [start, end] = boundsOf(window, day, zone);
  const today = drinks.filter(({ at }) => start <= at && at <= after);
  const total = today.reduce((sum, { ml }) => sum + ml, 0);
  if (!lowMl || total >= lowMl || end <= start) return undefined;
  const behindFrom = start + (end - start) * (total / lowMl);
  const calmUntil = Math.max(start, lastNudge ?? start, ...today.map(({ at }) => at));
  const gap = (window.min_gap_min ?? DEFAULT_GAP_MIN) * MINUTE;
  const due = wholeMinute(Math.max(behindFrom, calmUntil + gap, after + SECOND));
  return due + LEAST_LIFE <= end ? due : undefined;
};

interface Nudge {
  readonly day: string;
  readonly due: Millis;
}

/** The next nudge strictly after an instant, and the day that it belongs to.
 *
 * Yesterday is looked at too: its bedtime may lie past midnight. */
export const nextNudge = (
  window: Window,
  zone: string,
  drinking: Drinking,
  after: Millis,
): Nudge | undefined => {
  const today = dateIn(after, zone);
  for (const shift of [-1, 0, 1, 2]) {
    const day = addDays(today, shift);
    const due = nudgeOn(day, window, zone, drinking, after);
    if (due !== undefined) return { day, due };
  }
  return undefined;
};

/** The day whose nudge may ring at a given instant, such as the end of a snooze; undefined where
 * none may: nobody aims at anything, enough has been drunk or just now, or it is before bed. */
export const dayToNudge = (
  window: Window,
  zone: string,
  drinking: Drinking,
  at: Millis,
): string | undefined => {
  const today = dateIn(at, zone);
  const asked = { ...drinking, lastNudge: undefined };
  return [addDays(today, -1), today].find((day) => {
    const due = nudgeOn(day, window, zone, asked, at - SECOND);
    return due !== undefined && due < at + MINUTE;
  });
};
