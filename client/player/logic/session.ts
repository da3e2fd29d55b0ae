// A running session as facts. Nothing here counts: every fact says at which elapsed time a tap came,
// and where the plan stands follows from them. Undo puts the facts of before back.

import { type Millis, type Moment, momentAt, type Plan } from './plan.ts';
import type { Muscle, Side } from './routine.ts';

/** From this tap on the plan of this routine runs, beginning at the place `at`. */
export interface Segment {
  routine: string;
  side: Side | null;
  at: Millis;
  from: Millis;
}

interface Span {
  from: Millis;
  to: Millis | null;
}

export interface Session {
  id: string;
  /** The record in which it is remembered. */
  record: string;
  purpose: 'cramp' | 'routine';
  startedAt: Millis;
  muscle: Muscle;
  side: Side | null;
  segments: readonly [Segment, ...Segment[]];
  pauses: readonly Span[];
  /** Stop was the last thing tapped, perhaps in a pause: whoever comes back from the call finds it
   * again. */
  stopped?: boolean | 'paused';
  /** When the routine was not on the phone, and the general rule was shown in its place. */
  general?: readonly Span[];
}

type Beginning = Pick<Session, 'id' | 'record' | 'purpose' | 'startedAt' | 'muscle'> & {
  routine: string;
};

export const newSession = ({ routine, ...beginning }: Beginning): Session => ({
  ...beginning,
  side: null,
  segments: [{ routine, side: null, at: 0, from: 0 }],
  pauses: [],
});

export const currentSegment = (session: Session): Segment =>
  session.segments.at(-1) ?? session.segments[0];

/** A cramp goes on wherever the app is opened. A routine waits on its own page: it must never
 * stand where somebody looks for relief. */
export const goesOnAt = ({ purpose, segments: [first] }: Session, own?: string): boolean =>
  purpose === 'cramp' || first.routine === own;

export const isPaused = (session: Session): boolean => session.pauses.at(-1)?.to === null;

/** Time that pauses took between two instants. */
const pausedBetween = (session: Session, from: Millis, to: Millis): Millis =>
  session.pauses.reduce(
    (sum, pause) => sum + Math.max(0, Math.min(pause.to ?? to, to) - Math.max(pause.from, from)),
    0,
  );

/** The safety check that a segment has still to pass. */
const gateAhead = (plan: Plan, segment: Segment): Moment | undefined =>
  plan.moments.find((moment) => moment.waits && moment.end > segment.at);

/** Where the plan stands; past its end it goes on growing, before a safety check it waits. */
export const placeOf = (session: Session, plan: Plan, elapsed: Millis): Millis => {
  const segment = currentSegment(session);
  const place = segment.at + elapsed - segment.from - pausedBetween(session, segment.from, elapsed);
  // The end of the check is already the beginning of what must not begin before the tap.
  return Math.min(place, (gateAhead(plan, segment)?.end ?? Number.POSITIVE_INFINITY) - 1);
};

/** Standing at a safety check that waits for its tap. */
export const isWaiting = (session: Session, plan: Plan, elapsed: Millis): boolean => {
  const gate = gateAhead(plan, currentSegment(session));
  return gate !== undefined && placeOf(session, plan, elapsed) >= gate.start;
};

const withSegment = (session: Session, segment: Segment): Session => ({
  ...session,
  segments: [...session.segments, segment],
});

/** Go on at another place of the same plan. */
export const jumpTo = (session: Session, at: Millis, elapsed: Millis): Session =>
  withSegment(session, { ...currentSegment(session), at, from: elapsed });

/** Take up another routine from its beginning. */
export const switchTo = (
  session: Session,
  routine: { id: string; muscle: Muscle },
  elapsed: Millis,
): Session => {
  const open = resume(session, elapsed);
  const segment = { routine: routine.id, side: session.side, at: 0, from: elapsed };
  return withSegment({ ...open, muscle: routine.muscle }, segment);
};

/** The same place, for the other leg. */
export const turnTo = (session: Session, side: Side, place: Millis, elapsed: Millis): Session =>
  withSegment({ ...session, side }, { ...currentSegment(session), side, at: place, from: elapsed });

/** Time without anything to do was one pause, whatever was pressed meanwhile. */
export const waited = (session: Session, from: Millis, to: Millis): Session => {
  const before = session.pauses.filter((entry) => entry.from < from);
  if (to <= from || before.at(-1)?.to === null) return session;
  const ended = before.map((entry) => ({ ...entry, to: Math.min(entry.to ?? from, from) }));
  return { ...session, pauses: [...ended, { from, to: isPaused(session) ? null : to }] };
};

export const pause = (session: Session, elapsed: Millis): Session =>
  isPaused(session)
    ? session
    : { ...session, pauses: [...session.pauses, { from: elapsed, to: null }] };

export const resume = (session: Session, elapsed: Millis): Session => ({
  ...session,
  pauses: session.pauses.map((entry) => ({ ...entry, to: entry.to ?? elapsed })),
});

/** Notes from when to when the general rule is shown. */
export const shownAs = (session: Session, isGeneral: boolean, elapsed: Millis): Session => {
  const before = session.general ?? [];
  const open = before.at(-1);
  if (isGeneral === (open?.to === null)) return session;
  if (isGeneral) return { ...session, general: [...before, { from: elapsed, to: null }] };
  const closed = open && open.from < elapsed ? [{ from: open.from, to: elapsed }] : [];
  return { ...session, general: [...before.slice(0, -1), ...closed] };
};

const wasGeneral = ({ general = [] }: Session, elapsed: Millis): boolean =>
  general.some(({ from, to }) => from <= elapsed && (to === null || elapsed < to));

/** The safety check is passed: on to what comes after it. */
export const passGate = (session: Session, plan: Plan, elapsed: Millis): Session => {
  const gate = gateAhead(plan, currentSegment(session));
  return gate ? jumpTo(session, gate.end, elapsed) : session;
};

export interface EndedDuring {
  routine: string;
  step?: string;
}

/** Which step was running at that time: never that it helped. Null where none was ever shown. */
export const runningAt = (
  session: Session,
  plans: ReadonlyMap<string, Plan>,
  elapsed: Millis,
): EndedDuring | null => {
  if (wasGeneral(session, elapsed)) return null;
  const at = session.segments.findLastIndex(({ from }) => from <= elapsed);
  const segments = session.segments.slice(0, Math.max(1, at + 1)) as [Segment, ...Segment[]];
  const { routine } = segments.at(-1) ?? segments[0];
  const plan = plans.get(routine);
  const step = plan && momentAt(plan, placeOf({ ...session, segments }, plan, elapsed))?.step.id;
  return step === undefined ? { routine } : { routine, step };
};
