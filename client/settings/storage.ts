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
