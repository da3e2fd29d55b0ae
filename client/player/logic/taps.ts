// Unsteady hands tap twice. Two taps at one place within 300 ms are one.

export interface Tap {
  at: number;
  x: number;
  y: number;
  /** It ended the session. */
  ends?: boolean;
}

const AT_ONCE = 300;
/** Where "It's gone" was there is another button at once, and nobody has read it yet. */
const UNREAD = 1500;
/** Fingertips wander; further apart than this they were two decisions. */
const NEAR = 48;

export const isDouble = (before: Tap | undefined, tap: Tap): boolean =>
  before !== undefined &&
  tap.at - before.at < (before.ends ? UNREAD : AT_ONCE) &&
  Math.hypot(tap.x - before.x, tap.y - before.y) < NEAR;
