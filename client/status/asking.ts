// Whether the account page still waits to hear what becomes of this phone's records.

import { type ReadonlySignal, signal } from '@preact/signals';
import type { Account } from '../account/start.ts';

/** True while the question has no answer: any tab may give it, so this is looked at again whenever
 * one has, and whenever the page is. */
export const watchAsking = (watched: Promise<Account | undefined>): ReadonlySignal<boolean> => {
  const asking = signal(false);
  const look = async (): Promise<void> => {
    const still = await (await watched)?.stillHere();
    asking.value = still?.asking === 'aloud';
  };
  const lookAgain = (): void => {
    // What cannot be read now is looked for the next time.
    look().catch(() => undefined);
  };
  lookAgain();
  void watched.then((account) => account?.onAnswer(lookAgain));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') lookAgain();
  });
  return asking;
};
