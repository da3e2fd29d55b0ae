// What a person's answers close: whole routines, or single steps.

import { gravestFirst, holds } from '../../parts/logic/gates.ts';
import type { Answers, Routine, RoutineGate, Step } from './routine.ts';

/** The gravest reason not to do this routine at all; stretches stay open while nothing was asked. */
export const closedBy = (routine: Routine, answers: Answers): RoutineGate | undefined =>
  gravestFirst(
    routine.gates.filter(({ gate, effect }) => effect === 'block' && holds(answers, gate)),
  )[0];

/** What to be careful with in this routine. */
export const cautionsOf = (routine: Routine, answers: Answers): RoutineGate[] =>
  routine.gates.filter(({ gate, effect }) => effect === 'caution' && holds(answers, gate));

/** Whether a step is left out; one that needs an answer is left out until there is a "no". */
export const isLeftOut = (step: Step, answers: Answers): boolean =>
  step.skip_gates.some(
    (gate) => holds(answers, gate) || (step.needs_answer && answers[gate] === undefined),
  );

/** The step as a helper hears it: in the third person, and short. */
export const forHelper = (step: Step): Step => ({
  ...step,
  spoken: { action: step.partner ?? step.spoken.action, explain: null, feel: null },
});

/** The step with the words that are meant for this person. */
export const spokenFor = (step: Step, answers: Answers): Step => {
  const isSilent = (cue: Step['cues'][number]): boolean =>
    cue.skip_gates.some((gate) => holds(answers, gate));
  return step.cues.some(isSilent)
    ? { ...step, cues: step.cues.filter((cue) => !isSilent(cue)) }
    : step;
};
