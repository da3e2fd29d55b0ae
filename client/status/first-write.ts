// The first thing written down at a time when a question of the browser interrupts nobody.

import { inSession } from '../shell/quiet.ts';

/** Asks once, after a write; one in the middle of a cramp or a routine leaves it to a later one. */
export const afterWriting = (
  watch: (listener: () => void) => () => void,
  ask: () => void,
): void => {
  const unwatch = watch(() => {
    if (inSession()) return;
    unwatch();
    ask();
  });
};
