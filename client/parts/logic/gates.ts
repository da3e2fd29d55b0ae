// What the answers to the health questions allow. "Not sure" counts as yes; silence is no answer.

import type { Gate, ProfileFields } from '../../contract/wire.ts';

export type Answers = Readonly<Partial<Record<string, string>>>;

/** What the person answers. A word that describes them is a yes, whatever an answer is missing or
 * says otherwise: one came from another phone or a file, and the careful one counts. Words bear the
 * names of their questions; those of no question answer none. */
export const answersOf = ({ gates, describes = [] }: ProfileFields): Answers => ({
  ...gates,
  ...Object.fromEntries(describes.map((word) => [word === 'pregnant' ? 'pregnancy' : word, 'yes'])),
});

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
