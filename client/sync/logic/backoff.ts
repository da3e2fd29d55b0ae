// How long to wait after a sync that did not work.

import { DAY, MINUTE } from '../../foundation/clock.ts';

export const SHORTEST_MS = 2_000;
export const LONGEST_MS = 15 * MINUTE;
/** Whoever asks for more has a wrong clock; and a timer for more than 24 days rings at once. */
const LONGEST_ASKED_MS = DAY;

export interface Failure {
  /** 1 after the first failure in a row. */
  readonly attempt: number;
  /** What the server asked for; it wins. */
  readonly retryAfterMs?: number | undefined;
}

/** Doubling from two seconds to a quarter of an hour, anywhere below: many phones spread out. */
export const pause = ({ attempt, retryAfterMs }: Failure, random: () => number): number => {
  if (retryAfterMs !== undefined) {
    return Math.min(Math.max(retryAfterMs, SHORTEST_MS), LONGEST_ASKED_MS);
  }
  const ceiling = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(attempt - 1, 30));
  return Math.max(SHORTEST_MS, random() * ceiling);
};
