// When a reminder rings next: a pure function of its schedule, the zone and the time.

import type { Schedule } from '../../contract/wire.ts';
import { addDays, type Millis, parseIso } from '../../foundation/clock.ts';
import { boundsOf, type Drinking, dayToNudge, nextNudge } from './hydration.ts';
import { dateIn, exists, instantOf, wallIn } from './localtime.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** Two weeks hold every weekday twice, also across a day that a zone jumped over. */
const HORIZON_DAYS = 15;
const SECOND = 1_000;

/** One due instant of one reminder; unique by reminder, date and slot. */
export interface Occurrence {
  readonly date: string;
  readonly slot: string;
  readonly due: Millis;
}

const NOT_DRINKING: Drinking = { lowMl: undefined, drinks: [], lastNudge: undefined };

/** What rings before it is still of the evening before; `MORNING` of a programme is the same. */
const NIGHT_ENDS = '04:00';

/** Whether a date comes after the last on which something rings. */
const isOver = (date: string, { until }: Schedule): boolean => until !== undefined && date > until;

/** The same for a time of day: on the last evening the night after it belongs to it. */
const isOverAt = (date: string, wall: string, schedule: Schedule): boolean =>
  isOver(wall < NIGHT_ENDS ? addDays(date, -1) : date, schedule);

/** Whether the last evening, and the night after it, are behind. */
export const hasEnded = (schedule: Schedule, zone: string, now: Millis): boolean =>
  isOverAt(dateIn(now, zone), wallIn(now, zone), schedule);

const isWanted = (date: string, { days }: Schedule): boolean =>
  days === undefined || days.includes(WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '');

/** Whether a wall time "HH:MM" lies in the quiet hours, which may span midnight. */
export const isQuiet = (wall: string, quiet: Schedule['quiet']): boolean => {
  if (!quiet) return false;
  const { from, to } = quiet;
  return from <= to ? from <= wall && wall < to : wall >= from || wall < to;
};

const atTimes = (schedule: Schedule, zone: string, after: Millis): Occurrence[] => {
  // A slot late in the evening before may have moved into the first instant of this date.
  const first = addDays(dateIn(after, zone), -1);
  const dates = Array.from({ length: HORIZON_DAYS }, (_, n) => addDays(first, n));
  const wanted = dates.filter((date) => isWanted(date, schedule) && exists(date, zone));
  // In order: of two that the clocks skip together the earlier gives the slot, as on the server.
  const walls = (schedule.times ?? []).filter((wall) => !isQuiet(wall, schedule.quiet)).toSorted();
  return wanted
    .flatMap((date) => walls.map((slot) => ({ date, slot })))
    .filter(({ date, slot }) => !isOverAt(date, slot, schedule))
    .map(({ date, slot }) => ({ date, slot, due: instantOf(date, slot, zone) }))
    .filter(({ due }) => due > after);
};

const snoozed = (
  schedule: Schedule,
  zone: string,
  after: Millis,
  drinking: Drinking,
): Occurrence[] => {
  const due = schedule.snooze_until && parseIso(schedule.snooze_until)?.ms;
  if (!due || due <= after) return [];
  const wall = wallIn(due, zone);
  if (isQuiet(wall, schedule.quiet)) return [];
  if (!schedule.window) return [{ date: dateIn(due, zone), slot: `snooze-${wall}`, due }];
  // Put off, it is a nudge like any other: what forbids one forbids this one, too.
  const date = dayToNudge(schedule.window, zone, drinking, due);
  return date === undefined ? [] : [{ date, slot: wall, due }];
};

const endOfQuiet = (due: Millis, to: string, zone: string): Millis => {
  const date = dateIn(due, zone);
  const end = instantOf(wallIn(due, zone) < to ? date : addDays(date, 1), to, zone);
  // One second before, because what follows looks strictly after.
  return end - SECOND;
};

const byPace = (
  schedule: Schedule,
  zone: string,
  after: Millis,
  drinking: Drinking,
): Occurrence[] => {
  const { window, quiet } = schedule;
  if (!window) return [];
  let start = after;
  // Each pass moves past a quiet stretch or an unwanted day; a fortnight of them is the end.
  for (let pass = 0; pass < 2 * HORIZON_DAYS; pass += 1) {
    const found = nextNudge(window, zone, drinking, start);
    if (!found || isOver(found.day, schedule)) return [];
    const wall = wallIn(found.due, zone);
    if (!isWanted(found.day, schedule)) {
      start = Math.max(found.due, boundsOf(window, found.day, zone)[1]);
    } else if (quiet && isQuiet(wall, quiet)) {
      start = endOfQuiet(found.due, quiet.to, zone);
    } else {
      return [{ date: found.day, slot: wall, due: found.due }];
    }
  }
  return [];
};

/** The first occurrence strictly after an instant; undefined when nothing will ring. A nudge to drink
 * goes by what was drunk until `now`, where that is later. */
export const nextOccurrence = (
  schedule: Schedule,
  zone: string,
  after: Millis,
  drinking: Drinking = NOT_DRINKING,
  now: Millis = after,
): Occurrence | undefined => {
  if (schedule.max_per_day === 0) return undefined;
  const paused = schedule.paused_until ? parseIso(schedule.paused_until)?.ms : undefined;
  const start = Math.max(after, paused ?? after);
  const found = [
    ...snoozed(schedule, zone, start, drinking),
    ...atTimes(schedule, zone, start),
    ...byPace(schedule, zone, Math.max(start, now), drinking),
  ];
  return found.reduce<Occurrence | undefined>(
    (first, next) => (first && first.due <= next.due ? first : next),
    undefined,
  );
};
