// While the app is open it rings by itself: push may be late, refused or not there at all.

import type { Clock, Millis } from '../foundation/clock.ts';
import type { Ringing } from './logic/notification.ts';
import type { Known } from './logic/plan.ts';
import { nextToRing, type Planned } from './logic/week.ts';

/** Timers count in 32 bits; what is further away is looked at again. */
const LONGEST_WAIT = 12 * 3_600_000;
/** A phone that slept through the moment has got a push by then. */
const TOO_LATE = 120_000;
const AGAIN = 60_000;

interface RingParts {
  readonly clock: Clock;
  readonly known: () => Promise<Known>;
  readonly ring: (ringing: Ringing) => Promise<void>;
}

interface Bell {
  /** Looks again at what is next; call it when something has changed. */
  set(): Promise<void>;
}

const ringingOf = ({ reminder, date, slot, due }: Planned): Ringing => ({
  owner: undefined,
  reminder: reminder.id,
  what: reminder.fields.what,
  date,
  slot,
  due,
  deadline: due + TOO_LATE,
  ml: undefined,
});

/** Rings what is due next, then what is due after it, for as long as the page is there. */
export const createBell = ({ clock, known, ring }: RingParts): Bell => {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let after: Millis = clock.now();
  const wait = (ms: number, then: () => Promise<void>): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void then(), ms);
  };
  // What cannot be read now is looked at again: the bell must not end with one bad moment.
  const lookLater = (): void => wait(AGAIN, set);
  const due = async (planned: readonly Planned[], at: Millis): Promise<void> => {
    const now = clock.now();
    if (now < at) return set();
    after = at;
    if (now - at < TOO_LATE) {
      // One that cannot ring silences neither those due with it nor those after it.
      await Promise.allSettled(planned.map((each) => ring(ringingOf(each))));
    }
    return set();
  };
  const look = async (): Promise<void> => {
    const planned = nextToRing(await known(), after, clock.now());
    clearTimeout(waiting);
    const [next] = planned;
    if (!next) return;
    const ms = Math.min(Math.max(next.due - clock.now(), 0), LONGEST_WAIT);
    wait(ms, () => due(planned, next.due));
  };
  const set = (): Promise<void> => look().catch(lookLater);
  return { set };
};
