// What the later screens share.

import type { ComponentChildren } from 'preact';
import type { Answers, Emergency, Routine } from '../logic/routine.ts';

/** A sign of an emergency that was tapped. It stays: what was seen is not unseen by a second tap. */
export interface Mark {
  sign: string;
  /** The call stood first already. */
  underStop: boolean;
}

export interface Aside {
  emergency: Emergency | undefined;
  /** The person's own emergency number, as it was told. */
  number: string | undefined;
  /** From these comes what is offered next, open ones first. */
  known: ReadonlyMap<string, Routine>;
  answers: Answers;
  /** The signs that were tapped, in their order; whoever adds one asks for a repaint. */
  marks: Mark[];
  repaint: () => void;
  leave: () => void;
}
export const Button = ({
  onTap,
  primary = false,
  children,
}: {
  onTap: () => void;
  primary?: boolean;
  children: ComponentChildren;
}) => (
  <button
    class={primary ? 'button button--primary' : 'button button--wide player__choice'}
    type="button"
    onClick={onTap}
  >
    {children}
  </button>
);
