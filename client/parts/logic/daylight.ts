// The hours of a day. A question at night would stand in the way of sleep: it is asked by day only.

import { addDays, dateAt, type Instant, minuteAt } from '../../foundation/clock.ts';

const GETTING_UP = 5 * 60;
const MORNING = 7 * 60;
const EVENING = 21 * 60;

/** Whether somebody may be asked something at this minute of the day. */
export const isDaylight = (minute: number): boolean => minute >= MORNING && minute < EVENING;

/** What belongs to the evening is shown until midnight; who is up later has a cramp. */
export const isAwake = (minute: number): boolean => minute >= GETTING_UP;

/** The latest night that is over; until the person gets up, the one under way is not. */
export const lastNight = (now: Instant): string =>
  addDays(dateAt(now), isAwake(minuteAt(now)) ? -1 : -2);
