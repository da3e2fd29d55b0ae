// The player of one routine: Start runs it.

import { isAssistive } from '../player/assistive.ts';
import { mountPlayer } from '../player/mount.tsx';
import { whenQuiet } from '../status/quiet.ts';

const root = document.querySelector<HTMLElement>('[data-player]');
const button = document.querySelector<HTMLButtonElement>('[data-start]');
const id = button?.dataset['start'];

if (root && button && id) {
  const mounted = mountPlayer(root);
  const loaded = mounted.library.load(id);
  button.addEventListener('click', (event) => {
    if (isAssistive(event)) mounted.useBeeps();
    // A routine for a cramp is done because there is one; the others are remembered as routines.
    void mounted.beginRoutine(loaded, id);
  });
  mounted.prepare();
}

whenQuiet(() => void import('../status/mount.tsx').then(({ mountStatus }) => mountStatus()));
