// What the later screens share.

import type { ComponentChildren } from 'preact';
import type { Offer } from '../logic/chain.ts';
import type { Emergency } from '../logic/routine.ts';

export interface Aside {
  emergency: Emergency | undefined;
  /** The person's own emergency number, else 112. */
  number: string;
  isOwnNumber: boolean;
  /** What can come next, open ones first. */
  offers: readonly Offer[];
  /** A sign of an emergency was tapped. */
  alarm: boolean;
  /** How often one was tapped after the ten minutes, and not under Stop. */
  alarmAfterTen: number;
  raiseAlarm: () => void;
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
