// How far a pairing is on the phone that lets another one in: what it shows, and what it knows.

import type { PairingHeld, PairingNow, PairingOffer } from '../../contract/wire.ts';

/** The stages in which the next step is the other phone's, so that this one keeps looking. */
export type Looking =
  | { readonly kind: 'shown'; readonly offer: PairingOffer }
  /** Found again after this page was left; the code itself is told once only. */
  | { readonly kind: 'held'; readonly offer: PairingHeld }
  /** The person has said yes; the other phone may come in, if it is still there. */
  | { readonly kind: 'let-in'; readonly offer: PairingHeld };

export interface Asking {
  readonly kind: 'asked';
  readonly offer: PairingHeld;
  readonly by: PairingNow;
}

/** Of `unsure` it is not known whether the phone that was let in came in before the end. */
export interface Ended {
  readonly kind: 'in' | 'turned-away' | 'over' | 'unsure';
}

/** What a look at the server brought: how far it is, that it is gone, or no answer. */
export type Seen = PairingNow | 'gone' | 'unheard';

const toldBy = (now: Looking, seen: PairingNow): Looking | Asking | Ended => {
  const { offer } = now;
  switch (seen.state) {
    case 'asked':
      return { kind: 'asked', offer, by: seen };
    case 'let-in':
      return now.kind === 'let-in' ? now : { kind: 'let-in', offer };
    case 'in':
      return { kind: 'in' };
    default:
      return now;
  }
};

/** The stage after a look; without network the code still stands, until its time is over. */
export const stageAfter = (
  now: Looking,
  seen: Seen,
  { isLate }: { readonly isLate: boolean },
): Looking | Asking | Ended => {
  if (typeof seen === 'object') return toldBy(now, seen);
  if (seen === 'unheard' && !isLate) return now;
  return { kind: now.kind === 'let-in' ? 'unsure' : 'over' };
};
