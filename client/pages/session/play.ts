// The player of one routine: Start runs it.

import { isAssistive } from '../../player/assistive.ts';
import { crampButton } from '../../player/begin.ts';
import type { Mounted } from '../../player/mount.tsx';

export const startPlay = (mounted: Mounted, button: HTMLElement): void => {
  const id = button.dataset['start'] ?? '';
  const loaded = mounted.library.load(id);
  button.addEventListener('click', (event) => {
    if (isAssistive(event)) mounted.useBeeps();
    void mounted.beginRoutine(loaded, id, 'routine');
  });
  // A routine for a cramp can be learned by day without one: then it is remembered as a routine.
  crampButton(() => mounted.beginRoutine(loaded, id, 'cramp'), mounted);
  mounted.prepare(loaded);
};
