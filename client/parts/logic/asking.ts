// Which health questions belong together, and whether they have been answered.

import type { Gate, GateAnswer } from '../../contract/wire.ts';
import type { Answers } from './gates.ts';

/** Any of these, or doubt about one, and the app sets no goal to drink more. */
export const DRINK_GATES: readonly Gate[] = [
  'fluid_limit',
  'heart',
  'kidney',
  'liver',
  'low_sodium',
];

/** Whether every one of these questions has an answer. */
export const allAnswered = (answers: Answers, gates: readonly string[]): boolean =>
  gates.every((gate) => answers[gate] !== undefined);

/** The same answers with "no" wherever nothing was said. */
export const restIsNo = (answers: Answers, gates: readonly string[]): Record<string, GateAnswer> =>
  Object.fromEntries(gates.map((gate) => [gate, (answers[gate] ?? 'no') as GateAnswer]));
