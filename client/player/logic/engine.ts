// What the screen shows: a function of the plan, the session's facts and the time elapsed.

import { mustComeOff } from './contact.ts';
import { type Millis, type Moment, momentAt, type Plan } from './plan.ts';
import { currentSegment, isPaused, isWaiting, placeOf, type Session } from './session.ts';

export const TOO_LONG: Millis = 10 * 60_000;
/** How long after its plan's end a session that nobody closed still opens by itself. */
export const GRACE: Millis = 10 * 60_000;

export interface Frame {
  /**
   * running: the plan is under way. asking: it is over, or was while nobody looked. too-long: ten minutes.
   * take-off: the contact has to end. finished: a routine has come to its end.
   */
  phase: 'running' | 'asking' | 'too-long' | 'take-off' | 'finished';
  elapsed: Millis;
  place: Millis;
  /** The step under way, or the last stretch when the plan is over; absent in an empty plan. */
  moment: Moment | undefined;
  /** Milliseconds of the moment still to do. */
  left: Millis;
  /** The moment's share that is done, 0 to 1. */
  done: number;
  paused: boolean;
  waiting: boolean;
  over: boolean;
}

const lastStretch = (plan: Plan): Moment | undefined =>
  plan.moments.findLast(({ kind }) => kind === 'hold') ?? plan.moments.at(-1);

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** So long after the ten minutes it may well be gone, and nobody has said so. */
export const isPerhapsOver = (elapsed: Millis): boolean => elapsed > TOO_LONG + 5 * 60_000;

/** Back after so long that a call for help may be hours late: ask first whether it still lasts. */
export const isUnseen = (left: Millis, back: Millis): boolean =>
  left < TOO_LONG && isPerhapsOver(back);

const phaseOf = (
  { session, plan, elapsed, unseen }: Moving,
  { over }: { over: boolean },
): Frame['phase'] => {
  // It harms the skin while it is on, and is off in a moment; then the ten minutes are told.
  if (mustComeOff(session, plan, elapsed)) return 'take-off';
  if (session.purpose === 'cramp' && elapsed >= TOO_LONG) return unseen ? 'asking' : 'too-long';
  if (!over) return 'running';
  return session.purpose === 'cramp' ? 'asking' : 'finished';
};

interface Moving {
  session: Session;
  plan: Plan;
  elapsed: Millis;
  /** The ten minutes passed while nobody looked, and nothing has been said since. */
  unseen: boolean;
}

/** The state of the screen at that time. */
export const frameOf = (moving: Moving): Frame => {
  const { session, plan, elapsed } = moving;
  const place = placeOf(session, plan, elapsed);
  const over = place >= plan.total;
  const moment = over ? lastStretch(plan) : momentAt(plan, place);
  const left = over || !moment ? 0 : moment.end - place;
  return {
    phase: phaseOf(moving, { over }),
    elapsed,
    place,
    moment,
    left,
    done: moment ? clamp(1 - left / (moment.end - moment.start)) : 1,
    paused: isPaused(session),
    waiting: isWaiting(session, plan, elapsed),
    over,
  };
};

/** Elapsed time at which the current plan ends if nobody touches anything. */
export const planEnds = (session: Session, total: Millis, elapsed: Millis): Millis => {
  const { at, from } = currentSegment(session);
  const paused = session.pauses.reduce(
    (sum, pause) => sum + Math.max(0, (pause.to ?? elapsed) - Math.max(pause.from, from)),
    0,
  );
  return from + paused + total - at;
};

/** How long it lasted that is ended now: a routine until its last step, however late it is closed. */
export const lastedBy = (session: Session, total: Millis, elapsed: Millis): Millis =>
  session.purpose === 'cramp' ? elapsed : Math.min(elapsed, planEnds(session, total, elapsed));

/** A session that was never closed opens by itself for a while, then becomes a question for the day. */
export const isStillOpen = (
  session: Session,
  { total, stored, elapsed }: { total: Millis; stored: Millis; elapsed: Millis },
): boolean => elapsed <= planEnds(session, total, stored) + GRACE;
