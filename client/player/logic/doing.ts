// What of a plan was really done.

import { isWork, type Millis, type Moment, type Plan } from './plan.ts';
import { placeOf, type Session } from './session.ts';

const overlap = (moment: Moment, from: Millis, to: Millis): Millis =>
  Math.max(0, Math.min(moment.end, to) - Math.max(moment.start, from));

/** The stretches of the plan that were really run, tap by tap. */
const runs = (session: Session, plan: Plan, elapsed: Millis): { from: Millis; to: Millis }[] =>
  session.segments.flatMap((segment, at) => {
    if (segment.routine !== plan.routine.id) return [];
    const segments = session.segments.slice(0, at + 1) as unknown as Session['segments'];
    const until = session.segments[at + 1]?.from ?? elapsed;
    return [{ from: segment.at, to: placeOf({ ...session, segments }, plan, until) }];
  });

/** How many turns of steps were done to their end: skipping one does not do it, passing a check does. */
export const stepsDone = (session: Session, plan: Plan, elapsed: Millis): number => {
  const done = runs(session, plan, elapsed);
  const spent = (moment: Moment): Millis =>
    done.reduce((sum, { from, to }) => sum + overlap(moment, from, to), 0);
  const passed = ({ waits, end }: Moment): boolean =>
    waits &&
    session.segments.some((segment) => segment.routine === plan.routine.id && segment.at >= end);
  return plan.moments.filter(
    (moment) => isWork(moment) && (passed(moment) || spent(moment) >= moment.end - moment.start),
  ).length;
};
