// While the app is open it rings by itself: push may be late, refused or not there at all.

import type { Clock, Millis } from '../foundation/clock.ts';
import type { Ringing } from './logic/notification.ts';
import type { Known } from './logic/plan.ts';
import { firstOf } from './logic/week.ts';

/** Timers count in 32 bits; what is further away is looked at again. */
const LONGEST_WAIT = 12 * 3_600_000;
/** A phone that slept through the moment has got a push by then. */
const TOO_LATE = 120_000;

export interface RingParts {
  readonly clock: Clock;
  readonly known: () => Promise<Known>;
  readonly ring: (ringing: Ringing) => Promise<void>;
}

export interface Bell {
  /** Looks again at what is next; call it when something has changed. */
  set(): Promise<void>;
}

/** Rings what is due next, then what is due after it, for as long as the page is there. */
export const createBell = ({ clock, known, ring }: RingParts): Bell => {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let after: Millis = clock.now();
  const set = async (): Promise<void> => {
    const told = await known();
    const next = firstOf(told, after);
    clearTimeout(waiting);
    if (!next) return;
    const due = async (): Promise<void> => {
      const now = clock.now();
      if (now < next.due) return set();
      after = next.due;
      if (now - next.due < TOO_LATE) {
        const { id, fields } = next.reminder;
        const { date, slot, due: at } = next;
        await ring({
          owner: undefined,
          reminder: id,
          what: fields.what,
          date,
          slot,
          due: at,
          deadline: at + TOO_LATE,
          ml: undefined,
        });
      }
      return set();
    };
    const wait = Math.min(Math.max(next.due - clock.now(), 0), LONGEST_WAIT);
    waiting = setTimeout(() => void due(), wait);
  };
  return { set };
};
