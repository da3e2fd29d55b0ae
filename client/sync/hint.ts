// Background Sync as a hint: where the browser has it, it wakes the service worker when there is
// network, also after the last page has been closed. Nothing depends on it.

/** What the browser calls back with. */
export const OUTBOX_TAG = 'outbox';

/** The part of a registration that only some browsers have. */
interface MaySync {
  readonly sync?: { register(tag: string): Promise<void> };
}

/** Asks to be woken; a browser without, or one that refuses, changes nothing. */
export const askToBeWoken = async (
  registration: ServiceWorkerRegistration | undefined,
): Promise<void> => {
  try {
    await (registration as MaySync | undefined)?.sync?.register(OUTBOX_TAG);
  } catch {
    // Not allowed here: pages send at their next start.
  }
};
