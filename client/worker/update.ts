// When a new worker takes over: the first one at once, a later one when the person says so.

import { isSessionPage } from '../parts/logic/address.ts';

declare const self: ServiceWorkerGlobalScope;

const PATIENCE = 500;

/** Serve the pages, too, that no worker serves yet: those that are open when the very first one comes,
 * and one that was on its way just then. What a worker serves already stays with that one. */
export const claim = (): Promise<void> => self.clients.claim();

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
