// Fetches the rest of a player page: when the phone has kept it, or when somebody needs it now.

import type { More } from '../../player/mount.tsx';
import { kept } from '../../shell/kept.ts';

type Rest = typeof import('./rest.ts');

let rest: Promise<Rest> | undefined;

/** The rest, at once. */
const loadRest = (): Promise<Rest> => {
  rest ??= import('./rest.ts');
  // No network and no worker yet: whoever asks next tries anew.
  rest.catch(() => {
    rest = undefined;
  });
  return rest;
};

/** The rest, without costing a first visit anything that its worker fetches anyway. */
export const restInTime = (): Promise<Rest> => kept().then(() => loadRest());

export const more: More = {
  load: loadRest,
  inTime: kept,
};
