// Registering the service worker, once a page and not before it has what it needs itself.

import { workerUrl } from './trusted.ts';

const afterLoad = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('load', () => resolve(), { once: true });
  });

const register = async (): Promise<ServiceWorkerRegistration | undefined> => {
  if (!('serviceWorker' in navigator)) return undefined;
  try {
    return await navigator.serviceWorker.register(workerUrl(), { updateViaCache: 'none' });
  } catch {
    // A private window or no network: the page works on as a page.
    return (await navigator.serviceWorker.getRegistration()) ?? undefined;
  }
};

let registered: Promise<ServiceWorkerRegistration | undefined> | undefined;

/** Whoever asks gets the one registration of this page. */
export const registerQuietly = (): Promise<ServiceWorkerRegistration | undefined> => {
  registered ??= afterLoad().then(register);
  return registered;
};
