// Talks to the service worker: asks it to fill up, lets a new one take over.

const ANSWER = 120_000;

/** Ask a worker for something that it answers with yes or no; silence is no. */
export const ask = (worker: ServiceWorker, type: 'fill' | 'take-over'): Promise<boolean> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const silence = setTimeout(() => resolve(false), ANSWER);
    port1.onmessage = ({ data }) => {
      clearTimeout(silence);
      resolve(data === true);
    };
    worker.postMessage({ type }, [port2]);
  });

/** Run with every worker that waits to take over, now or later. */
export const onWaiting = (
  registration: ServiceWorkerRegistration,
  listener: (waiting: ServiceWorker) => void,
): void => {
  const look = () => {
    if (registration.waiting && registration.active) listener(registration.waiting);
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
};
