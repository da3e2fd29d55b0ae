// What a routine's page says to this person, by what they told of themselves.

import { type Answers, gravestFirst, holds, needsDoctor } from '../../parts/logic/gates.ts';

/** Another routine, and the answers that close that one. */
export interface Way {
  readonly address: string;
  readonly title: string;
  readonly closedBy: readonly string[];
}

/** A reason against a routine, or for care in it, with what to do instead. */
export interface Caution {
  readonly gate: string;
  readonly closes: boolean;
  readonly question: string;
  readonly why: string;
  readonly instead: string;
  /** Where to go instead. */
  readonly way: Way | undefined;
}

export interface Told {
  /** The routine is not for this person. */
  readonly closed: boolean;
  /** What closes it has to be looked at: then no other routine is offered. */
  readonly doctor: boolean;
  readonly cautions: readonly Caution[];
  /** The first way that is open for this person. */
  readonly way: Way | undefined;
}

const wayThrough = (cautions: readonly Caution[], answers: Answers): Way | undefined =>
  cautions
    .flatMap(({ way }) => way ?? [])
    .find(({ closedBy }) => !closedBy.some((gate) => holds(answers, gate)));

/** What holds for these answers. What closes a routine leaves nothing else to be said. */
export const toldTo = (cautions: readonly Caution[], answers: Answers): Told => {
  const held = cautions.filter(({ gate }) => holds(answers, gate));
  const closing = held.filter(({ closes }) => closes);
  const closed = closing.length > 0;
  const told = gravestFirst(closed ? closing : held);
  const doctor = closing.some(({ gate }) => needsDoctor(gate));
  const way = doctor ? undefined : wayThrough(told, answers);
  return { closed, doctor, cautions: told, way };
};
