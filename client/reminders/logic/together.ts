// The coming week, told without repeating itself: what rings alike on several days stands once.
// In seven times 24 hours each weekday and time comes once, so weekdays name all of it.

import { addDays, type Millis } from '../../foundation/clock.ts';
import { ownZone, type StoredReminder } from './kinds.ts';
import { dateIn, wallIn } from './localtime.ts';
import type { Known } from './plan.ts';
import { type Planned, weekOf } from './week.ts';

/** From Monday, 0, to Sunday, 6. */
type Weekday = number;

export type Line =
  | { readonly kind: 'times'; readonly reminder: StoredReminder; readonly dues: readonly Millis[] }
  /** Nudges follow what is drunk: all that is known is how many there can be on one day. */
  | { readonly kind: 'nudges'; readonly reminder: StoredReminder; readonly most: number };

export interface Together {
  readonly weekdays: readonly Weekday[];
  readonly lines: readonly Line[];
}

interface OnDays {
  readonly weekdays: readonly Weekday[];
  readonly line: Line;
}

const WEEK = 7;

const weekdayOf = (date: string): Weekday =>
  (new Date(`${date}T00:00:00Z`).getUTCDay() + WEEK - 1) % WEEK;

const weekdaysOf = (dates: readonly string[]): Weekday[] =>
  [...new Set(dates.map(weekdayOf))].sort();

/** What has an equal key comes together, in the order in which each came first. */
const alike = <T>(all: readonly T[], keyOf: (one: T) => string | number): T[][] => {
  const found = new Map<string | number, T[]>();
  for (const one of all) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return [...found.values()];
};

/** One line for all times of a reminder that ring on the same weekdays. */
const timesOf = (reminder: StoredReminder, planned: readonly Planned[], zone: string): OnDays[] => {
  const times = alike(planned, ({ due }) => wallIn(due, zone)).map((same) => ({
    due: same[0]?.due ?? 0,
    weekdays: weekdaysOf(same.map(({ due }) => dateIn(due, zone))),
  }));
  const sameDays = alike(times, ({ weekdays }) => weekdays.join());
  return sameDays.map((each) => {
    const dues = each.map(({ due }) => due);
    dues.sort((one, other) => (wallIn(one, zone) < wallIn(other, zone) ? -1 : 1));
    return { weekdays: each[0]?.weekdays ?? [], line: { kind: 'times', reminder, dues } };
  });
};

/**
 * The nudges of one reminder. The week begins and ends within days of the same name, both cut
 * short: "at most" is true of them with the number of a whole day, too.
 */
const nudgesOf = (
  reminder: StoredReminder,
  planned: readonly Planned[],
  today: string,
): OnDays[] => {
  const days = alike(planned, ({ date }) => date);
  const most = Math.max(...days.map(({ length }) => length));
  const cutShort = [today, addDays(today, WEEK)];
  const told = days.flatMap((same) => {
    const [first] = same;
    return first
      ? { date: first.date, most: cutShort.includes(first.date) ? most : same.length }
      : [];
  });
  return alike(told, (each) => each.most).map((same) => ({
    weekdays: weekdaysOf(same.map(({ date }) => date)),
    line: { kind: 'nudges', reminder, most: same[0]?.most ?? 0 },
  }));
};

/** When a line begins, for reading from morning to evening; nudges have no time and come last. */
const beginOf = ({ line }: OnDays, zone: string): string =>
  line.kind === 'times' ? wallIn(line.dues[0] ?? 0, zone) : '24:00';

/** Everything of the coming week, what rings on most days first. */
export const togetherOf = (known: Known, now: Millis): Together[] => {
  const { reminders, zone } = known;
  const planned = weekOf(known, now).flatMap((day) => day.planned);
  const lines = reminders.flatMap((reminder) => {
    const own = planned.filter((each) => each.reminder.id === reminder.id);
    return reminder.fields.schedule.window
      ? nudgesOf(reminder, own, dateIn(now, ownZone(reminder) ?? zone))
      : timesOf(reminder, own, zone);
  });
  lines.sort((one, other) => (beginOf(one, zone) < beginOf(other, zone) ? -1 : 1));
  return alike(lines, ({ weekdays }) => weekdays.join())
    .map((same) => ({
      weekdays: same[0]?.weekdays ?? [],
      lines: same.map(({ line }) => line),
    }))
    .sort((one, other) => other.weekdays.length - one.weekdays.length);
};
