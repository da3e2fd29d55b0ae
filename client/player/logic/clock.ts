// How long a session has run. A wall clock jumps and a monotonic one stands still while the phone
// sleeps, so the longer of the two counts: elapsed time never runs backwards and never loses a lock.

import type { Millis } from './plan.ts';

export interface Reading {
  wall: Millis;
  monotonic: Millis;
}

export interface Stopwatch {
  startedAt: Millis;
  /** The last elapsed time that was known, and the monotonic clock then. */
  elapsed: Millis;
  monotonic: Millis;
}

export const startWatch = (now: Reading): Stopwatch => ({
  startedAt: now.wall,
  elapsed: 0,
  monotonic: now.monotonic,
});

/** After a reload: never less than what was stored. */
export const resumeWatch = (startedAt: Millis, stored: Millis, now: Reading): Stopwatch => ({
  startedAt,
  elapsed: Math.max(stored, now.wall - startedAt),
  monotonic: now.monotonic,
});

export const readWatch = (watch: Stopwatch, now: Reading): Stopwatch => ({
  ...watch,
  elapsed: Math.max(
    now.wall - watch.startedAt,
    watch.elapsed + Math.max(0, now.monotonic - watch.monotonic),
  ),
  monotonic: now.monotonic,
});
