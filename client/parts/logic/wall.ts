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

/** The clocks where a record was written: those here, or, if these read otherwise at that moment,
 * the one offset that is known. */
const clockAt = (
  written: string | undefined,
  here: Pick<Clock, 'offset'>,
): Pick<Clock, 'offset'> => {
  const then = written === undefined ? undefined : parseIso(written);
  return then && here.offset(then.ms) !== then.offset ? { offset: () => then.offset } : here;
};

/** A changed field as a record's time: seconds stay where the minute has not changed, and the place
 * stays that of the record. A time that is added has the place of one that is there (`beside`). */
export const changedTime = (
  field: string,
  before: string | undefined,
  clock: Pick<Clock, 'offset'>,
  beside?: string,
): string | undefined =>
  before && toField(before) === field.slice(0, 16)
    ? before
    : fromField(field, clockAt(before ?? beside, clock));

/** Whether a moment is still to come. Fields know minutes only. */
export const isToCome = (ms: number, now: number): boolean => ms > now + MINUTE;

/** The same wall time a day earlier. */
export const dayBefore = (field: string): string =>
  `${addDays(field.slice(0, 10), -1)}${field.slice(10)}`;
