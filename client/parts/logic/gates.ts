// What the answers to the health questions allow. "Not sure" counts as yes; silence is no answer.

import type { Gate, GateAnswer } from '../../contract/wire.ts';

export type Answers = Readonly<Partial<Record<string, string>>>;

/** Any of these, or doubt about one, and the app sets no goal to drink more. */
export const DRINK_GATES: readonly Gate[] = [
  'fluid_limit',
  'heart',
  'kidney',
  'liver',
  'low_sodium',
];

export const holds = (answers: Answers, gate: string): boolean =>
  answers[gate] === 'yes' || answers[gate] === 'unsure';

/** A leg with one of these is for a doctor; the other gates only call for another routine. */
export const FOR_A_DOCTOR = [
  'clot_risk',
  'fresh_injury',
  'recent_surgery',
] as const satisfies readonly Gate[];

export const needsDoctor = (gate: string): boolean =>
  (FOR_A_DOCTOR as readonly string[]).includes(gate);

/** The reasons in the order in which they are told: what is for a doctor before all others. */
export const gravestFirst = <T extends { readonly gate: string }>(reasons: readonly T[]): T[] =>
  reasons.toSorted((one, other) => +needsDoctor(other.gate) - +needsDoctor(one.gate));

/** Whether every one of these questions has an answer. */
export const allAnswered = (answers: Answers, gates: readonly string[]): boolean =>
  gates.every((gate) => answers[gate] !== undefined);

/** The same answers with "no" wherever nothing was said. */
export const restIsNo = (answers: Answers, gates: readonly string[]): Record<string, GateAnswer> =>
  Object.fromEntries(gates.map((gate) => [gate, (answers[gate] ?? 'no') as GateAnswer]));
