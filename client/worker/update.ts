// When a new worker takes over: the first one at once, a later one when the person says so.

import { isSessionPage } from '../parts/logic/address.ts';

declare const self: ServiceWorkerGlobalScope;

const PATIENCE = 500;

let first = false;

/** Remember at installation whether an older worker is there. */
export const noteFirst = (): void => {
  first = self.registration.active === null;
};

/** The very first worker serves the pages that are already open. */
export const claimIfFirst = async (): Promise<void> => {
  if (first) await self.clients.claim();
};

/** Whether a page must not be disturbed; one that does not answer is judged by its address. */
const isBusy = (client: Client): Promise<boolean> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const silence = setTimeout(
      () => resolve(isSessionPage(new URL(client.url).pathname)),
      PATIENCE,
    );
    port1.onmessage = ({ data }) => {
      clearTimeout(silence);
      resolve(data === true);
    };
    client.postMessage({ type: 'busy?' }, [port2]);
  });

/** Take over unless a routine, a cramp or a form is open somewhere; say whether it happened. */
export const takeOver = async (): Promise<boolean> => {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const busy = await Promise.all(pages.map(isBusy));
  if (busy.includes(true)) return false;
  await self.skipWaiting();
  return true;
};
