// When a cramp may have ended of which nobody saw the end.

import type { Millis } from './plan.ts';

const MINUTE: Millis = 60_000;
/** Whoever says so now would have seen the last seconds. */
const SURELY_AWAKE: Millis = 20_000;
/** More than these nobody reads at night. */
const OFFERED = 4;

/** Times after the beginning, whole minutes, earliest first: all there are, or the likely ones,
 * among them the moment since which the last thing runs. */
export const perhapsGoneAt = (elapsed: Millis, { since }: { since: Millis }): Millis[] => {
  const most = Math.floor((elapsed - SURELY_AWAKE) / MINUTE);
  if (most <= OFFERED)
    return Array.from({ length: Math.max(0, most) }, (_, at) => (at + 1) * MINUTE);
  const likely = [1, 2, Math.round(since / MINUTE), 5, 8].filter((at) => at > 0 && at <= most);
  return [...new Set(likely)]
    .sort((one, other) => one - other)
    .slice(0, OFFERED)
    .map((at) => at * MINUTE);
};
