// What may wait until this phone has kept the app: it then comes from the phone, not twice by network.

import { registerQuietly } from './register.ts';

const LONGEST_MS = 10_000;

/** Resolves when a service worker serves this page or has what it needs, when it is known that
 * none will come (a private window), or when none has come within a while. */
export const kept = (): Promise<void> => {
  const worker = navigator.serviceWorker;
  if (!worker || worker.controller) return Promise.resolve();
  return new Promise((resolve) => {
    worker.addEventListener('controllerchange', () => resolve(), { once: true });
    setTimeout(resolve, LONGEST_MS);
    void registerQuietly().then((registration) => {
      if (!registration || registration.active) resolve();
    });
  });
};
