// Where who skips goes on: only the tools ask, and they come after the first screen.

import { type Millis, type Moment, momentAt, type Plan } from './plan.ts';

/** The place at which the next or the previous step begins; previous first returns to this one's start. */
export const nextPlace = (plan: Plan, place: Millis): Millis => {
  const here = momentAt(plan, place);
  const next = plan.moments.find(
    (moment) => moment.index > (here?.index ?? -1) && !belongsTo(moment, here),
  );
  return next?.start ?? plan.total;
};

export const previousPlace = (plan: Plan, place: Millis): Millis => {
  const starts = plan.moments
    .filter((moment, at) => !belongsTo(moment, plan.moments[at - 1]))
    .map(({ start }) => start);
  const here = starts.findLastIndex((start) => start <= place);
  const isFresh = place - (starts[here] ?? 0) < 3000;
  return starts[Math.max(0, isFresh ? here - 1 : here)] ?? 0;
};

/** A lead-in and the step behind it are one thing to who skips. */
const belongsTo = (moment: Moment, before: Moment | undefined): boolean =>
  before !== undefined &&
  moment.step === before.step &&
  moment.repetition === before.repetition &&
  moment.side === before.side;
