// The plan and the words of the routine under way, and the way around one that is not for this person.

import { fallbackRoutine, notHere } from './fallback.ts';
import type { Library } from './library.ts';
import type { Closed } from './logic/actions.ts';
import { nextAfter, otherPosture } from './logic/chain.ts';
import { cautionsOf, closedBy } from './logic/gates.ts';
import { type Plan, planOf } from './logic/plan.ts';
import type { Answers, Line, Routine } from './logic/routine.ts';
import { currentSegment, type EndedDuring, runningAt, type Session } from './logic/session.ts';
import type { Sound, Words } from './sound.ts';

export interface Score {
  plan: Plan;
  words: Words;
  /** Why this routine is not for this person; null when it is. */
  closed: Closed | null;
  /** What to be careful with; null when nothing is known. */
  caution: string | null;
}

export const scoreOf = (
  session: Session,
  { library, sound }: { library: Library; sound: Pick<Sound, 'words'> },
  { answers, helper }: { answers: Answers; helper: boolean },
): Score => {
  const { routine: id, side } = currentSegment(session);
  const isCramp = session.purpose === 'cramp';
  const here = library.routines.get(id);
  const routine = here ?? fallbackRoutine(id, session.muscle);
  const plan = planOf(routine, { side, answers, helper, cramp: isCramp });
  // A cramp is met with what needs no file. Whom any other routine harms, only its file knows.
  const closed = here || isCramp ? closedBy(routine, answers) : notHere();
  return {
    plan,
    words: sound.words(plan, library.phrases()),
    closed: closed ?? null,
    caution: cautionsOf(routine, answers)[0]?.instead ?? null,
  };
};

/** What is said first, once somebody taps. */
export const firstWords = (routine: Routine | undefined, answers: Answers): Line[] => {
  const first = routine && planOf(routine, { answers }).moments[0];
  return first ? [first.step.spoken.action] : [];
};

/** The first open routine that stands in for a closed one; undefined when there is none. */
export const detour = async (
  routine: Routine,
  library: Library,
  answers: Answers,
): Promise<Routine | undefined> => {
  const named = closedBy(routine, answers)?.instead_routine;
  for (const id of [named, otherPosture(routine.id)]) {
    const other = id && id !== routine.id ? await library.load(id) : undefined;
    if (other && !closedBy(other, answers)) return other;
  }
  return undefined;
};

/** Fetches what may come after this routine; only what is here can be offered. */
export const loadNext = (
  { plan }: Score,
  { library, onChange }: { library: Library; onChange: () => void },
): void => {
  for (const id of nextAfter(plan.routine)) void library.load(id).then(onChange);
};

/** The step that was running at that time; null where none was shown, for the routine was closed or
 * not here. */
export const stepAt = (
  session: Session,
  elapsed: number | null,
  { library: { routines }, answers }: { library: Pick<Library, 'routines'>; answers: Answers },
): EndedDuring | null => {
  if (elapsed === null) return null;
  const plans = [...routines.values()].map((routine) => planOf(routine, { answers }));
  const during = runningAt(session, new Map(plans.map((plan) => [plan.routine.id, plan])), elapsed);
  const routine = during && routines.get(during.routine);
  return routine && closedBy(routine, answers) ? null : during;
};
