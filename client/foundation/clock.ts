// Time: the clock as an argument, and ISO 8601 with offset as pure calculation.

export type Millis = number;

export interface Clock {
  /** Milliseconds since 1970, as this phone believes. */
  now(): Millis;
  /** Minutes that local time is ahead of UTC at that instant. */
  offset(at: Millis): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  offset: (at) => -new Date(at).getTimezoneOffset(),
};

export const MINUTE: Millis = 60_000;
export const HOUR: Millis = 60 * MINUTE;
export const DAY: Millis = 24 * HOUR;

/** Whether it was less than a day ago. What lies ahead was told by a clock that has been put right
 * since: nobody knows how long ago it was. */
export const isOfLastDay = (at: Millis, now: Millis): boolean => at <= now && now - at < DAY;

const two = (value: number): string => String(value).padStart(2, '0');

/** The instant as ISO 8601 with the offset that holds there: 2026-11-21T03:12:44.120+01:00. */
export const toIso = (at: Millis, offset: number): string => {
  const wall = new Date(at + offset * MINUTE).toISOString().slice(0, -1);
  const size = Math.abs(offset);
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

/** This moment (or another) as the phone would write it into a record. */
export const isoNow = (clock: Clock = systemClock, at: Millis = clock.now()): string =>
  toIso(at, clock.offset(at));

export interface Instant {
  ms: Millis;
  /** Minutes ahead of UTC, from the text itself. */
  offset: number;
}

const ISO =
  /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:(?<utc>[Zz])|(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d))$/;

/** Instant and offset of an ISO text; undefined when it is none or has no offset. */
export const parseIso = (text: string): Instant | undefined => {
  const found = ISO.exec(text)?.groups;
  const ms = Date.parse(text);
  if (!found || Number.isNaN(ms)) return undefined;
  const size = found['utc'] ? 0 : Number(found['hours']) * 60 + Number(found['minutes']);
  return { ms, offset: found['sign'] === '-' ? -size : size };
};

/** The calendar date at that instant and offset: 2026-11-21. */
export const dateAt = ({ ms, offset }: Instant): string =>
  new Date(ms + offset * MINUTE).toISOString().slice(0, 10);

/** The minute of the day that a clock there shows, from 0. */
export const minuteAt = ({ ms, offset }: Instant): number =>
  Math.floor((ms + offset * MINUTE) / MINUTE) % 1440;

/** The night an instant belongs to: the local date twelve hours earlier, at its own offset. */
export const nightAt = ({ ms, offset }: Instant): string => dateAt({ ms: ms - 12 * HOUR, offset });

/** The date a number of days after another; dates know neither zone nor daylight saving. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);
