// What a routine's page says to this person, by what they told of themselves.

import { type Answers, holds } from '../../parts/logic/gates.ts';

/** A reason against a routine, or for care in it, with what to do instead. */
export interface Caution {
  readonly gate: string;
  readonly closes: boolean;
  readonly question: string;
  readonly why: string;
  readonly instead: string;
  /** Where to go instead. */
  readonly way: { readonly address: string; readonly title: string } | undefined;
}

export interface Told {
  /** The routine is not for this person. */
  readonly closed: boolean;
  readonly cautions: readonly Caution[];
}

/** What holds for these answers. What closes a routine leaves nothing else to be said. */
export const toldTo = (cautions: readonly Caution[], answers: Answers): Told => {
  const held = cautions.filter(({ gate }) => holds(answers, gate));
  const closing = held.filter(({ closes }) => closes);
  return closing.length > 0
    ? { closed: true, cautions: closing }
    : { closed: false, cautions: held };
};
