// What may wait until this phone has kept the app: it then comes from the phone, not twice by network.

const LONGEST_MS = 10_000;

/** Resolves when a service worker serves this page, or when none has come within a while. */
export const kept = (): Promise<void> => {
  const worker = navigator.serviceWorker;
  if (!worker || worker.controller) return Promise.resolve();
  return new Promise((resolve) => {
    worker.addEventListener('controllerchange', () => resolve(), { once: true });
    setTimeout(resolve, LONGEST_MS);
  });
};
