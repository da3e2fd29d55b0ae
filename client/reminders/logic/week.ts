// What will ring in the coming days, all reminders together.

import { DAY, type Millis } from '../../foundation/clock.ts';
import type { StoredReminder } from './kinds.ts';
import { USUAL_MOST_A_DAY } from './limits.ts';
import { dateIn, instantOf } from './localtime.ts';
import { type Known, nextOf } from './plan.ts';

const DAYS = 7;
/** Against a schedule that would ring without end. */
const MOST_OF_ONE = 200;

export interface Planned {
  readonly reminder: StoredReminder;
  readonly date: string;
  readonly slot: string;
  readonly due: Millis;
}

export interface PlannedDay {
  readonly date: string;
  readonly planned: readonly Planned[];
}

const allOf = (reminder: StoredReminder, known: Known, now: Millis): Planned[] => {
  const found: Planned[] = [];
  let after = now;
  let then = known;
  while (found.length < MOST_OF_ONE) {
    const next = nextOf(reminder, then, after);
    if (!next || next.due > now + DAYS * DAY) break;
    found.push({ reminder, ...next });
    after = next.due;
    // As if nothing were drunk: this is the most that can ring.
    if (reminder.fields.schedule.window) then = { ...then, lastNudge: next.due };
  }
  return found;
};

/** The days of the coming week on which something rings, each cut at the most for a day. */
export const weekOf = (known: Known, now: Millis): PlannedDay[] => {
  const all = known.reminders
    .flatMap((reminder) => allOf(reminder, known, now))
    .sort((one, other) => one.due - other.due);
  const most = known.limits?.max_per_day ?? USUAL_MOST_A_DAY;
  const dates = [...new Set(all.map(({ date }) => date))];
  return dates
    .map((date) => ({ date, planned: all.filter((each) => each.date === date).slice(0, most) }))
    .filter(({ planned }) => planned.length > 0);
};

/** The very next of all. */
export const firstOf = (known: Known, now: Millis): Planned | undefined =>
  known.reminders
    .map((reminder) => ({ reminder, next: nextOf(reminder, known, now) }))
    .flatMap(({ reminder, next }) => (next ? [{ reminder, ...next }] : []))
    .sort((one, other) => one.due - other.due)[0];

/** Whether a reminder of a kind has been due already on the day of an instant. */
export const firstDueToday = (what: string, known: Known, now: Millis): boolean => {
  const today = dateIn(now, known.zone);
  const midnight = instantOf(today, '00:00', known.zone);
  return known.reminders
    .filter(({ fields }) => fields.what === what)
    .map((reminder) => nextOf(reminder, known, midnight - 1))
    .some((next) => next !== undefined && next.date === today && next.due <= now);
};
