// Vibration beside sound and picture, never instead of them: no iPhone has it.

import type { CueKind } from './logic/cues.ts';

export type Buzz = (kind: CueKind) => void;

const PATTERNS: Readonly<Partial<Record<CueKind, number[]>>> = {
  action: [180],
  change: [180, 120, 180],
  half: [60],
  off: [300, 150, 300, 150, 300],
  end: [300, 150, 300],
};

export const buzz: Buzz = (kind) => {
  const pattern = PATTERNS[kind];
  // A session that comes back by itself has not been tapped yet: the browser would refuse, and complain.
  const isAllowed = navigator.userActivation?.hasBeenActive ?? true;
  if (pattern && isAllowed) navigator.vibrate?.(pattern);
};
