// Opening a database while another tab may hold on to an older version of it.

import { type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb';
import { SaveFailed } from './storage.ts';

/** Tabs of ours let go at once; one that is frozen, or of another make, does not. */
const PATIENCE_MS = 5_000;

type Handle = IDBPDatabase<unknown>;

export interface Opening {
  readonly version: number;
  readonly callbacks: OpenDBCallbacks<unknown>;
  readonly patienceMs?: number;
}

/** The open database; rejects `storage-blocked` while another tab keeps it from being upgraded. */
export const openPatiently = (
  name: string,
  { version, callbacks, patienceMs = PATIENCE_MS }: Opening,
): Promise<Handle> =>
  new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGivenUp = false;
    const giveUp = (): void => {
      isGivenUp = true;
      reject(new SaveFailed('storage-blocked'));
    };
    const blocked = (): void => {
      timer = setTimeout(giveUp, patienceMs);
    };
    openDB(name, version, { ...callbacks, blocked })
      .finally(() => clearTimeout(timer))
      // What nobody waits for any more must not keep others out in its turn.
      .then((db) => (isGivenUp ? db.close() : resolve(db)), reject);
  });
