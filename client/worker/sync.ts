// Sends what waits without a page: when the browser says that there is network, and after an
// answer in a notification.

import { currentOwner, openHome } from '../foundation/records.ts';
import { syncOnceInBackground } from '../sync/background.ts';
import { askToBeWoken, OUTBOX_TAG } from '../sync/hint.ts';

declare const self: ServiceWorkerGlobalScope;

/** One sync of whoever is signed in now; false when it must be tried again. */
const sendWaiting = async (): Promise<boolean> => {
  const home = openHome(await currentOwner());
  try {
    return await syncOnceInBackground(home);
  } finally {
    home.close();
  }
};

/** Sends now, or asks to be woken for it later. */
export const sendNow = async (): Promise<void> => {
  if (!(await sendWaiting())) await askToBeWoken(self.registration);
};

const sendAll = async (): Promise<void> => {
  // The browser calls again, later, only after a failure.
  if (!(await sendWaiting())) throw new Error('something is not sent yet');
};

self.addEventListener('sync', (event) => {
  // Known to some browsers only, and to no type library.
  const { tag } = event as unknown as { tag: string };
  if (tag === OUTBOX_TAG) (event as ExtendableEvent).waitUntil(sendAll());
});
