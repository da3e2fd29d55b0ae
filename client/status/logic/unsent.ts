// How long changes have been waiting to reach the server: what exists once only deserves a word.

import { DAY } from '../../foundation/clock.ts';

const LONG_DAYS = 3;
const VERSION_AT = 14;

/** When an op was made, which its id begins with; undefined for ids that do not tell (not v7). */
export const madeAt = (id: string): number | undefined =>
  id.charAt(VERSION_AT) === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : undefined;

/** Whole days that the oldest of these ops has waited, once they are worth a word. */
export const daysWaiting = (
  ops: readonly { readonly op: string }[],
  now: number,
): number | undefined => {
  const made = ops.map(({ op }) => madeAt(op)).filter((at) => at !== undefined);
  const days = Math.floor((now - Math.min(now, ...made)) / DAY);
  return days >= LONG_DAYS ? days : undefined;
};
