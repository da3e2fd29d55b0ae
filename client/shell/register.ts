// Registering the service worker, once a page and not before it has what it needs itself.

import { register } from './worker.ts';

const afterLoad = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('load', () => resolve(), { once: true });
  });

let registered: Promise<ServiceWorkerRegistration | undefined> | undefined;

/** Whoever asks gets the one registration of this page. */
export const registerQuietly = (): Promise<ServiceWorkerRegistration | undefined> => {
  registered ??= afterLoad().then(register);
  return registered;
};
