// What holds for all reminders together: quiet hours, a most for each day, a holiday. And what one of
// them then has left.

import type { ReminderFields, ReminderLimits, Schedule } from '../../contract/wire.ts';
import { parseIso } from '../../foundation/clock.ts';

const msOf = (iso: string): number => parseIso(iso)?.ms ?? 0;

const latest = (...instants: readonly (string | undefined)[]): string | undefined =>
  instants
    .filter((iso) => iso !== undefined)
    .sort((one, other) => msOf(other) - msOf(one))
    .at(0);

/** A schedule with the limits of all laid over it; `webapp/reminders/quiet.py` does the same. */
export const withLimits = (schedule: Schedule, limits: ReminderLimits | undefined): Schedule => {
  if (!limits) return schedule;
  const { quiet, max_per_day } = limits;
  const paused_until = latest(schedule.paused_until, limits.paused_until);
  return {
    ...schedule,
    ...(quiet && { quiet }),
    ...(max_per_day !== undefined && { max_per_day }),
    ...(paused_until && { paused_until }),
  };
};

/** A reminder's schedule as it rings: put off as long as anything says, and within the limits of
 * all; `webapp/reminders/plans.py` does the same. */
export const heldSchedule = (
  { schedule, snoozed_until }: Pick<ReminderFields, 'schedule' | 'snoozed_until'>,
  limits: ReminderLimits | undefined,
): Schedule => {
  const snooze_until = latest(schedule.snooze_until, snoozed_until);
  return withLimits({ ...schedule, ...(snooze_until && { snooze_until }) }, limits);
};
