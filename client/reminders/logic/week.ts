// What will ring in the coming days, all reminders together.

import { USUAL_MOST_A_DAY } from '../../contract/wire.ts';
import { addDays, type Millis, parseIso } from '../../foundation/clock.ts';
import type { StoredReminder } from './kinds.ts';
import { dateIn, instantOf, wallIn } from './localtime.ts';
import { drinkingOf, isSilenced, type Known, nextOf } from './plan.ts';
import type { Occurrence } from './schedule.ts';
import { turnOf } from './turn.ts';

const DAYS = 7;
/** Against a schedule that would ring without end. */
const MOST_OF_ONE = 200;

export interface Planned {
  readonly reminder: StoredReminder;
  readonly date: string;
  readonly slot: string;
  readonly due: Millis;
}

interface PlannedDay {
  readonly date: string;
  readonly planned: readonly Planned[];
}

const inTurn = (one: Planned, other: Planned): number =>
  one.due - other.due || turnOf(one.reminder.id) - turnOf(other.reminder.id);

const afterRinging = (known: Known, reminder: StoredReminder, due: Millis): Known =>
  reminder.fields.schedule.window ? { ...known, lastNudge: due } : known;

/** A week later by the clock on the wall: the one in which it is put back is an hour longer. */
const weekFrom = (now: Millis, zone: string): Millis =>
  instantOf(addDays(dateIn(now, zone), DAYS), wallIn(now, zone), zone);

const allOf = (reminder: StoredReminder, known: Known, now: Millis): Planned[] => {
  const found: Planned[] = [];
  // By the clock on the wall: the week in which it is put back is an hour longer.
  const end = instantOf(
    addDays(dateIn(now, known.zone), DAYS),
    wallIn(now, known.zone),
    known.zone,
  );
  let after = now;
  let then = known;
  while (found.length < MOST_OF_ONE) {
    const next = nextOf(reminder, then, after);
    if (!next || next.due > end) break;
    found.push({ reminder, ...next });
    after = next.due;
    // As if nothing were drunk: this is the most that can ring.
    then = afterRinging(then, reminder, after);
  }
  return found;
};

/** What comes next of all, whatever has rung before: several may be due at the same moment. */
const soonest = (known: Known, after: Millis, now: Millis): Planned[] => {
  const all = known.reminders.flatMap((reminder) => {
    const next = nextOf(reminder, known, after, now);
    return next ? [{ reminder, ...next }] : [];
  });
  const first = Math.min(...all.map(({ due }) => due));
  return all.filter(({ due }) => due === first).sort(inTurn);
};

const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;

/** When a reminder was made: its id says it, as long as it is a UUIDv7. */
const madeAt = ({ id }: StoredReminder): Millis | undefined =>
  UUID7.test(id) ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : undefined;

/** The dates on which one reminder has rung since an instant; each drink moved what came after. */
const rungOf = (reminder: StoredReminder, known: Known, since: Millis, now: Millis): string[] => {
  const { drinks } = drinkingOf(known);
  const moments = drinks.map(({ at }) => at).filter((at) => at < now);
  const dates: string[] = [];
  let then: Known = { ...known, lastNudge: undefined };
  // On its first day nothing of it has rung at the times before it was made.
  let after = Math.max(since, madeAt(reminder) ?? since);
  for (const end of [...moments.sort((one, other) => one - other), now]) {
    let next = nextOf(reminder, then, after);
    while (next && next.due <= end && dates.length < MOST_OF_ONE) {
      dates.push(next.date);
      after = next.due;
      then = afterRinging(then, reminder, after);
      next = nextOf(reminder, then, after);
    }
    after = Math.max(after, end);
  }
  return dates;
};

/** What has rung up to an instant, by date; yesterday's day may end after midnight. */
const rungBefore = (known: Known, now: Millis): string[] => {
  const yesterday = addDays(dateIn(now, known.zone), -1);
  const since = instantOf(yesterday, '00:00', known.zone) - 1;
  const drinks = known.drinks.filter(({ fields }) => (parseIso(fields.at)?.ms ?? 0) > since);
  return known.reminders.flatMap((each) => rungOf(each, { ...known, drinks }, since, now));
};

const planWeek = (known: Known, now: Millis): readonly PlannedDay[] => {
  const all = known.reminders.flatMap((reminder) => allOf(reminder, known, now)).sort(inTurn);
  const most = known.limits?.max_per_day ?? USUAL_MOST_A_DAY;
  // What has rung today already counts, too.
  const rung = rungBefore(known, now);
  const leftOn = (date: string): number =>
    Math.max(0, most - rung.filter((each) => each === date).length);
  const dates = [...new Set(all.map(({ date }) => date))];
  return dates
    .map((date) => ({
      date,
      planned: all.filter((each) => each.date === date).slice(0, leftOn(date)),
    }))
    .filter(({ planned }) => planned.length > 0);
};

/** A week is long to plan, and each reminder on a page asks for the same one. */
const weeks = new WeakMap<Known, { now: Millis; week: readonly PlannedDay[] }>();

/** The days of the coming week on which something rings, each cut at the most for a day. */
export const weekOf = (known: Known, now: Millis): readonly PlannedDay[] => {
  const before = weeks.get(known);
  if (before?.now === now) return before.week;
  const week = planWeek(known, now);
  weeks.set(known, { now, week });
  return week;
};

/** When one reminder rings next, or why it does not: its time is quiet, or others fill each day. */
export type Coming = Occurrence | 'quiet' | 'full' | 'none';

export const comingOf = (
  reminder: StoredReminder | undefined,
  known: Known,
  now: Millis,
): Coming => {
  const next = nextOf(reminder, known, now);
  if (!next) return isSilenced(reminder, known) ? 'quiet' : 'none';
  if (next.due > weekFrom(now, known.zone)) return next;
  const planned = weekOf(known, now).flatMap((day) => day.planned);
  return planned.find((each) => each.reminder.id === reminder?.id) ?? 'full';
};

/** Of what is due together, as much as the most for a day still lets ring. */
const within = (together: readonly Planned[], rung: readonly string[], most: number): Planned[] => {
  const counted = [...rung];
  return together.filter(({ date }) => {
    if (counted.filter((each) => each === date).length >= most) return false;
    counted.push(date);
    return true;
  });
};

/** The very next of all that the most for a day lets ring: none, one, or several at one moment.
 * What was drunk until `now` counts, where that is later. */
export const nextToRing = (known: Known, after: Millis, now: Millis = after): Planned[] => {
  const most = known.limits?.max_per_day ?? USUAL_MOST_A_DAY;
  const rung = rungBefore(known, after);
  let together = soonest(known, after, now);
  let then = known;
  for (let skipped = 0; together[0] && skipped < MOST_OF_ONE; skipped += 1) {
    const allowed = within(together, rung, most);
    if (allowed.length > 0) return allowed;
    const { due } = together[0];
    then = together.reduce((told, { reminder }) => afterRinging(told, reminder, due), then);
    together = soonest(then, due, Math.max(due, now));
  }
  return [];
};

/** Whether a reminder of a kind has been due already on the day of an instant. */
export const firstDueToday = (what: string, known: Known, now: Millis): boolean => {
  const today = dateIn(now, known.zone);
  const midnight = instantOf(today, '00:00', known.zone);
  return known.reminders
    .filter(({ fields }) => fields.what === what)
    .map((reminder) => nextOf(reminder, known, midnight - 1))
    .some((next) => next !== undefined && next.date === today && next.due <= now);
};
