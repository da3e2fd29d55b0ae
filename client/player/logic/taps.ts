// Unsteady hands tap twice. Two taps at one place within 300 ms are one.

export interface Tap {
  at: number;
  x: number;
  y: number;
}

const AT_ONCE = 300;
/** Fingertips wander; further apart than this they were two decisions. */
const NEAR = 48;

export const isDouble = (before: Tap | undefined, tap: Tap): boolean =>
  before !== undefined &&
  tap.at - before.at < AT_ONCE &&
  Math.hypot(tap.x - before.x, tap.y - before.y) < NEAR;
