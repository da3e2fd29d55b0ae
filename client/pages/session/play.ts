// The player of one routine: Start runs it.

import { isAssistive } from '../../player/assistive.ts';
import type { Mounted } from '../../player/mount.tsx';

export const startPlay = (mounted: Mounted, button: HTMLElement): void => {
  const id = button.dataset['start'] ?? '';
  const loaded = mounted.library.load(id);
  button.addEventListener('click', (event) => {
    if (isAssistive(event)) mounted.useBeeps();
    // A routine for a cramp is done because there is one; the others are remembered as routines.
    void mounted.beginRoutine(loaded, id);
  });
  mounted.prepare();
};
