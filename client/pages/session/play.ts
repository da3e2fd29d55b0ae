// The player of one routine: Start runs it.

import { crampButton } from '../../player/begin.ts';
import type { Mounted } from '../../player/mount.tsx';
import { restInTime } from './load.ts';

export const startPlay = (mounted: Mounted, button: HTMLElement, id: string): void => {
  const loaded = mounted.library.load(id);
  button.addEventListener('click', () => void mounted.beginRoutine(loaded, id, 'routine'));
  // A routine for a cramp can be learned by day without one: then it is remembered as a routine.
  crampButton(() => mounted.beginRoutine(loaded, id, 'cramp'));
  mounted.prepare(loaded);
  const own = document.querySelector<HTMLElement>('[data-own]');
  if (own) void restInTime().then(({ showOwn }) => showOwn(own, button, loaded));
};
