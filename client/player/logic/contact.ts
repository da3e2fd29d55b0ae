// How long something warm or cold has touched the skin: paused time counts, it is on all the same.

import { type Millis, type Moment, momentAt, type Plan } from './plan.ts';
import { placeOf, type Segment, type Session } from './session.ts';

const overlap = (moment: Moment, from: Millis, to: Millis): Millis =>
  Math.max(0, Math.min(moment.end, to) - Math.max(moment.start, from));

const touches = (moment: Moment): boolean => moment.step.contact && moment.kind !== 'lead-in';

const inSegment = (session: Session, plan: Plan, segment: Segment, until: Millis): Millis => {
  const before = session.segments.slice(0, session.segments.indexOf(segment) + 1);
  const then = { ...session, segments: before as unknown as Session['segments'] };
  const reached = placeOf(then, plan, until);
  const done = plan.moments.filter(touches).map((moment) => overlap(moment, segment.at, reached));
  const stood = session.pauses.map((pause) => {
    const from = Math.max(pause.from, segment.from);
    const length = Math.max(0, Math.min(pause.to ?? until, until) - from);
    const here = momentAt(plan, placeOf(then, plan, from));
    return here && touches(here) ? length : 0;
  });
  return [...done, ...stood].reduce((sum, part) => sum + part, 0);
};

/** Milliseconds of contact in this session's turns of the plan's routine. */
export const contactSoFar = (session: Session, plan: Plan, elapsed: Millis): Millis =>
  session.segments
    .map((segment, at) => ({ segment, until: session.segments[at + 1]?.from ?? elapsed }))
    .filter(({ segment }) => segment.routine === plan.routine.id)
    .reduce((sum, { segment, until }) => sum + inSegment(session, plan, segment, until), 0);

/** The contact has to end now. */
export const mustComeOff = (session: Session, plan: Plan, elapsed: Millis): boolean => {
  const { contact } = plan.routine;
  const here = momentAt(plan, placeOf(session, plan, elapsed));
  if (!contact || !here || !touches(here) || placeOf(session, plan, elapsed) >= plan.total)
    return false;
  return contactSoFar(session, plan, elapsed) >= contact.limit * 1000;
};

/** The place behind the last step with contact. */
export const afterContact = (plan: Plan): Millis =>
  plan.moments.findLast(touches)?.end ?? plan.total;
