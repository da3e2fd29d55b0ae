// Between the times of records (ISO with offset) and what date and time fields hold (wall time).

import { addDays, type Clock, MINUTE, parseIso, toIso } from '../../foundation/clock.ts';

const WALL = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** What a field shows: the wall time that the record's own clock read, to the minute. */
export const toField = (iso: string | undefined): string => iso?.slice(0, 16) ?? '';

/** The instant of a wall time where this phone is now; undefined when the field is empty or odd. */
export const fromField = (field: string, clock: Pick<Clock, 'offset'>): string | undefined => {
  if (!WALL.test(field)) return undefined;
  const asUtc = Date.parse(`${field.slice(0, 16)}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The offset is that of the instant itself, which is only known nearly: asking twice settles it
  // everywhere but in the hour that daylight saving leaves out.
  const near = asUtc - clock.offset(asUtc) * MINUTE;
  const offset = clock.offset(near);
  return toIso(asUtc - offset * MINUTE, offset);
};

/** A changed field as a record's time: seconds and offset stay where the minute has not changed,
 * the offset stays wherever there was one. */
export const changedTime = (
  field: string,
  before: string | undefined,
  clock: Pick<Clock, 'offset'>,
): string | undefined => {
  if (before && toField(before) === field.slice(0, 16)) return before;
  const old = before === undefined ? undefined : parseIso(before);
  return fromField(field, old ? { offset: () => old.offset } : clock);
};

/** Whether a moment is still to come. Fields know minutes only. */
export const isToCome = (ms: number, now: number): boolean => ms > now + MINUTE;

/** The same wall time a day earlier. */
export const dayBefore = (field: string): string =>
  `${addDays(field.slice(0, 10), -1)}${field.slice(10)}`;
