// What will ring: for the person to read, and for a server that may know times and nothing else.

import type { DrinkFields, ReminderLimits, ScheduleEntry } from '../../contract/wire.ts';
import { type Millis, parseIso, toIso } from '../../foundation/clock.ts';
import { adds } from '../../parts/logic/drinks.ts';
import type { Drinking } from './hydration.ts';
import { ownZone, type StoredReminder } from './kinds.ts';
import { heldSchedule } from './limits.ts';
import { offsetMinutes } from './localtime.ts';
import { isQuiet, nextOccurrence, type Occurrence } from './schedule.ts';

export interface Known {
  readonly reminders: readonly StoredReminder[];
  readonly drinks: readonly { readonly fields: DrinkFields }[];
  /** The lower end of the goal range; undefined where there is no goal. */
  readonly aimMl: number | undefined;
  readonly lastNudge: Millis | undefined;
  /** The zone this phone is in. */
  readonly zone: string;
  /** What holds for all reminders. */
  readonly limits: ReminderLimits | undefined;
}

export const drinkingOf = ({ drinks, aimMl, lastNudge }: Known): Drinking => ({
  lowMl: aimMl,
  lastNudge,
  drinks: drinks
    .filter(({ fields }) => adds(fields))
    .map(({ fields }) => ({ at: parseIso(fields.at)?.ms ?? 0, ml: fields.ml })),
});

/** When a reminder rings next after an instant; undefined when it is off or has nothing to say. */
export const nextOf = (
  reminder: StoredReminder | undefined,
  known: Known,
  after: Millis,
  now: Millis = after,
): Occurrence | undefined => {
  if (!reminder || reminder.fields.enabled === false) return undefined;
  const held = heldSchedule(reminder.fields, known.limits);
  return nextOccurrence(held, ownZone(reminder) ?? known.zone, after, drinkingOf(known), now);
};

/** Whether the quiet hours leave nothing of it. */
export const isSilenced = (reminder: StoredReminder | undefined, known: Known): boolean => {
  if (!reminder) return false;
  const { times = [], quiet } = heldSchedule(reminder.fields, known.limits);
  return times.length > 0 && times.every((wall) => isQuiet(wall, quiet));
};

/** What a server without the person's records is told: times, and when the next nudge is due. */
export const entriesOf = (known: Known, now: Millis): ScheduleEntry[] =>
  known.reminders
    .filter(({ fields }) => fields.enabled !== false)
    // Somebody who must not be nudged to drink is not, whatever was switched on before.
    .filter(({ fields }) => !fields.schedule.window || known.aimMl !== undefined)
    .map((reminder) => {
      const { id, fields } = reminder;
      const zone = ownZone(reminder);
      const due = fields.schedule.window ? nextOf(reminder, known, now)?.due : undefined;
      return {
        id,
        what: fields.what,
        schedule: heldSchedule(fields, known.limits),
        ...(zone && { zone }),
        next_at: due === undefined ? null : toIso(due, offsetMinutes(due, known.zone)),
      };
    });
