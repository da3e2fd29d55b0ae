// The time of day as a signal, for pages that are left open past midnight.

import { type ReadonlySignal, signal } from '@preact/signals';
import { type Clock, MINUTE, type Millis } from '../foundation/clock.ts';

/** Now, renewed every minute and whenever the page is looked at again. */
export const watchMinute = (clock: Clock): ReadonlySignal<Millis> => {
  const now = signal(clock.now());
  const renew = (): void => {
    now.value = clock.now();
  };
  setInterval(renew, MINUTE);
  document.addEventListener('visibilitychange', renew);
  return now;
};
