// What a person's answers close: whole routines, or single steps.

import type { Answers, Routine, RoutineGate, Step } from './routine.ts';

/** "Not sure" counts as yes. */
const holds = (answers: Answers, gate: string): boolean =>
  answers[gate] === 'yes' || answers[gate] === 'unsure';

/** The first reason not to do this routine at all; stretches stay open while nothing was asked. */
export const closedBy = (routine: Routine, answers: Answers): RoutineGate | undefined =>
  routine.gates.find(({ gate, effect }) => effect === 'block' && holds(answers, gate));

/** A leg with one of these is for a doctor; the others only call for another routine. */
const FOR_A_DOCTOR: readonly string[] = ['clot_risk', 'fresh_injury', 'recent_surgery'];
export const needsDoctor = ({ gate }: Pick<RoutineGate, 'gate'>): boolean =>
  FOR_A_DOCTOR.includes(gate);

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
