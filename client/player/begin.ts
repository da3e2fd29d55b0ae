// The button that starts a cramp's relief.

import { isAssistive } from './assistive.ts';
import type { Mounted } from './mount.tsx';

/** Makes the form start the player in this document; without script it would be a navigation. */
export const crampButton = (begin: () => Promise<void>, mounted: Mounted): void => {
  const form = document.querySelector<HTMLFormElement>('[data-cramp-now]');
  form?.querySelector('button')?.addEventListener('click', (event) => {
    event.preventDefault();
    if (isAssistive(event)) mounted.useBeeps();
    void begin();
  });
};
