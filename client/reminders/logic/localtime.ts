// Wall time and instants in any zone: what its clocks say, and when they say it.

import { FALLBACK_ZONE } from '../../contract/wire.ts';
import { DAY, MINUTE, type Millis } from '../../foundation/clock.ts';

const SECOND = 1_000;

const formats = new Map<string, Intl.DateTimeFormat | null>();

const newFormat = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

const knownFormat = (zone: string): Intl.DateTimeFormat | null => {
  try {
    return newFormat(zone);
  } catch {
    return null;
  }
};

/** The clocks of a zone; null for a name that this phone does not know. */
const clocksOf = (zone: string): Intl.DateTimeFormat | null => {
  const known = formats.get(zone);
  const clocks = known === undefined ? knownFormat(zone) : known;
  formats.set(zone, clocks);
  return clocks;
};

/** Whether this phone knows the clocks of a zone. */
export const isZone = (zone: string): boolean => clocksOf(zone) !== null;

/** The clocks of a zone, or UTC's for a name that this phone does not know, as the server has it. */
const formatOf = (zone: string): Intl.DateTimeFormat =>
  clocksOf(zone) ?? clocksOf(FALLBACK_ZONE) ?? newFormat(FALLBACK_ZONE);

/** What the clocks of the zone show, as if it were UTC. */
const shown = (at: Millis, zone: string): Millis => {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

const offsetAt = (at: Millis, zone: string): Millis =>
  shown(at, zone) - Math.floor(at / SECOND) * SECOND;

/** Minutes that the zone's clocks are ahead of UTC at an instant. */
export const offsetMinutes = (at: Millis, zone: string): number =>
  Math.round(offsetAt(at, zone) / MINUTE);

const endOfGap = (before: Millis, after: Millis, zone: string): Millis => {
  const offset = offsetAt(before, zone);
  let [low, high] = [before, after];
  while (high - low > SECOND) {
    const middle = Math.floor((low + high) / 2 / SECOND) * SECOND;
    if (offsetAt(middle, zone) === offset) low = middle;
    else high = middle;
  }
  return high;
};

/** The instant at which the zone's clocks first show this date and time ("HH:MM").
 *
 * A time that they skip is the first instant after the gap; one shown twice is the first. */
export const instantOf = (date: string, wall: string, zone: string): Millis => {
  const naive = Date.parse(`${date}T${wall}:00Z`);
  const earlier = naive - offsetAt(naive - DAY, zone);
  const later = naive - offsetAt(naive + DAY, zone);
  const found = [earlier, later].filter((at) => shown(at, zone) === naive);
  if (found.length > 0) return Math.min(...found);
  return endOfGap(Math.min(earlier, later), Math.max(earlier, later), zone);
};

/** The zone's calendar date at an instant. */
export const dateIn = (at: Millis, zone: string): string =>
  new Date(shown(at, zone)).toISOString().slice(0, 10);

/** What the zone's clocks show at an instant: "HH:MM". */
export const wallIn = (at: Millis, zone: string): string =>
  new Date(shown(at, zone)).toISOString().slice(11, 16);

/** Whether the zone had this date at all: some have jumped over the date line. */
export const exists = (date: string, zone: string): boolean =>
  dateIn(instantOf(date, '00:00', zone), zone) === date;
