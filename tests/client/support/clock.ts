// A clock that stands still until a test moves it.
import type { Clock } from '../../../client/foundation/clock.ts';

export interface FixedClock extends Clock {
  advance(ms: number): void;
}

export const fixedClock = (
  start = Date.parse('2026-11-21T02:12:44.120Z'),
  offset = 60,
): FixedClock => {
  let now = start;
  return {
    now: () => now,
    offset: () => offset,
    advance(ms) {
      now += ms;
    },
  };
};
