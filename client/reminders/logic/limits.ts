// What holds for all reminders together: quiet hours, a most for each day, a holiday.

import type { ReminderLimits, Schedule } from '../../contract/wire.ts';
import { parseIso } from '../../foundation/clock.ts';

const msOf = (iso: string): number => parseIso(iso)?.ms ?? 0;

/** A schedule with the limits of all laid over it; `webapp/reminders/quiet.py` does the same. */
export const withLimits = (schedule: Schedule, limits: ReminderLimits | undefined): Schedule => {
  if (!limits) return schedule;
  const { quiet, max_per_day } = limits;
  const pauses = [schedule.paused_until, limits.paused_until].filter((iso) => iso !== undefined);
  const [paused_until] = pauses.sort((one, other) => msOf(other) - msOf(one));
  return {
    ...schedule,
    ...(quiet && { quiet }),
    ...(max_per_day !== undefined && { max_per_day }),
    ...(paused_until && { paused_until }),
  };
};
