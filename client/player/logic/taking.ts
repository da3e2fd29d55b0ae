// A tap turned into new facts. Nothing happens here but that.

import type { Action } from './actions.ts';
import { ACUTE, firstFor, otherPosture } from './chain.ts';
import { afterContact } from './contact.ts';
import type { Frame } from './engine.ts';
import { otherSide, type Plan } from './plan.ts';
import type { Muscle } from './routine.ts';
import {
  currentSegment,
  isPaused,
  jumpTo,
  passGate,
  pause,
  resume,
  type Session,
  switchTo,
  turnTo,
} from './session.ts';
import { nextPlace, previousPlace } from './skipping.ts';

interface Standing {
  plan: Plan;
  frame: Frame;
  /** The muscle a routine is for, where it is known. */
  muscleOf: (routine: string) => Muscle | undefined;
}

/** Whether a routine stretches this muscle; what soothes after any stretch does not. */
const stretches = (id: string, muscle: Muscle | undefined): boolean =>
  muscle !== undefined && muscle !== 'other' && ACUTE[muscle].includes(id);

const toRoutine = (
  session: Session,
  id: string | undefined,
  { frame, muscleOf }: Standing,
): Session => {
  if (id === undefined || id === currentSegment(session).routine) return session;
  // Where it cramps is what the person said: a light massage of the calf may follow a thigh's cramp.
  const named = muscleOf(id);
  const isOther = !stretches(id, session.muscle) && stretches(id, named);
  const muscle = isOther && named ? named : session.muscle;
  return switchTo(session, { id, muscle }, frame.elapsed);
};

/** Back to its stretch, too, from what was tried after it. */
const toMuscle = (session: Session, muscle: Muscle, elapsed: number): Session =>
  muscle === session.muscle && ACUTE[muscle].includes(currentSegment(session).routine)
    ? session
    : switchTo(session, { id: firstFor(muscle), muscle }, elapsed);

const toOtherSide = (session: Session, { plan, frame }: Standing): Session =>
  turnTo(
    session,
    otherSide(session.side ?? 'left'),
    Math.min(frame.place, plan.total),
    frame.elapsed,
  );

const taken = (session: Session, action: Action, standing: Standing): Session => {
  const { plan, frame } = standing;
  const { elapsed, place } = frame;
  switch (action.do) {
    case 'muscle':
      return toMuscle(session, action.muscle, elapsed);
    case 'side':
      return toOtherSide(session, standing);
    case 'posture':
      return toRoutine(session, otherPosture(currentSegment(session).routine), standing);
    case 'offer':
      return toRoutine(session, action.id, standing);
    case 'again':
      return jumpTo(session, 0, elapsed);
    case 'pass':
      return passGate(session, plan, elapsed);
    case 'came-off':
      return jumpTo(session, afterContact(plan), elapsed);
    case 'next':
      // A safety check is passed by its own tap only.
      return frame.waiting ? session : jumpTo(session, nextPlace(plan, place), elapsed);
    case 'previous':
      return jumpTo(session, previousPlace(plan, place), elapsed);
    case 'pause':
    case 'stop':
      return pause(session, elapsed);
    case 'mistake':
      // Whoever had made a pause has it still.
      return session.stopped === 'paused' ? session : resume(session, elapsed);
    case 'resume':
      return resume(session, elapsed);
    default:
      return session;
  }
};

/** The facts after the tap; the same facts when it changes nothing. Any tap but itself leads out of
 * Stop. */
export const change = (session: Session, action: Action, standing: Standing): Session => {
  const next = taken(session, action, standing);
  const before = session.stopped || (isPaused(session) ? 'paused' : true);
  const stopped = action.do === 'stop' && before;
  return (next.stopped ?? false) === stopped ? next : { ...next, stopped };
};
