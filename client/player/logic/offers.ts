// What is offered to whoever still cramps: no first tap needs it.

import { nextAfter } from './chain.ts';
import { closedBy } from './gates.ts';
import type { Answers, Routine, RoutineGate } from './routine.ts';

/** More than these nobody reads at night. */
const OFFERED = 4;

export interface Offer {
  routine: Routine;
  /** Why it is closed for this person; undefined when it is open. */
  closed: RoutineGate | undefined;
}

/** What can come next, what was not tried yet first, open ones before closed ones. */
export const offersAfter = (
  routine: Routine,
  {
    tried,
    known,
    answers,
  }: { tried: readonly string[]; known: ReadonlyMap<string, Routine>; answers: Answers },
): Offer[] => {
  const offers = nextAfter(routine)
    .flatMap((other) => known.get(other) ?? [])
    .map((other) => ({ routine: other, closed: closedBy(other, answers) }));
  const rank = ({ routine, closed }: Offer): number =>
    (closed ? 2 : 0) + (tried.includes(routine.id) ? 1 : 0);
  return offers.sort((one, other) => rank(one) - rank(other)).slice(0, OFFERED);
};
