// Whether the browser may throw the records away when the phone runs short of room.

export type Keeping = 'kept' | 'may-go' | 'unknown';

const manager = (): StorageManager | undefined =>
  // Some engines have no storage manager at all.
  (navigator as { storage?: StorageManager }).storage;

export const keeping = async (): Promise<Keeping> => {
  const found = manager();
  if (!found?.persisted) return 'unknown';
  return (await found.persisted()) ? 'kept' : 'may-go';
};

/** Asks the browser to keep them; it decides alone or asks the person, and may never answer. */
export const askToKeep = async (): Promise<Keeping> => {
  const found = manager();
  if (!found?.persist) return 'unknown';
  return (await found.persist()) ? 'kept' : 'may-go';
};

/** Bytes in use here, as far as the browser tells. */
export const usedBytes = async (): Promise<number | undefined> =>
  (await manager()?.estimate?.())?.usage;

const ASKED = 'asked-to-keep';

/** True for the first caller on this phone only, where such a thing can be remembered. */
export const isFirstToAsk = (): boolean => {
  try {
    if (localStorage.getItem(ASKED) !== null) return false;
    localStorage.setItem(ASKED, '1');
    return true;
  } catch {
    // Nothing is kept here at all, so there is nothing to ask for.
    return false;
  }
};
