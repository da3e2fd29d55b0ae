// The running session on the disk: a crash costs at most the last second.

import { ownHome } from '../foundation/records.ts';
import type { Session } from './logic/session.ts';

export interface StoredSession {
  session: Session;
  /** Elapsed time at the last writing. */
  elapsed: number;
  /** Length of the current plan, so that its end is known before the routine is loaded. */
  total: number;
}

export interface RunningStore {
  load(): Promise<StoredSession | undefined>;
  /** Writes a change made here. */
  save(stored: StoredSession): Promise<void>;
  /** Writes the time only; false when another tab has ended or replaced the session. */
  beat(stored: StoredSession): Promise<boolean>;
  clear(id: string): Promise<void>;
}

const NAME = 'running';

export const openRunning = (): RunningStore => {
  const within = async <T>(
    mode: 'readonly' | 'readwrite',
    work: (
      read: () => Promise<StoredSession | undefined>,
      write: (value: StoredSession | undefined) => Promise<void>,
    ) => Promise<T>,
  ): Promise<T> => {
    const { storage } = await ownHome();
    return storage.transaction(['state'], mode, (tx) =>
      work(
        async () => (await tx.get('state', NAME))?.value as StoredSession | undefined,
        (value) => (value ? tx.put('state', { name: NAME, value }) : tx.remove('state', NAME)),
      ),
    );
  };
  return {
    load: () => within('readonly', (read) => read()),
    save: (stored) => within('readwrite', (_read, write) => write(stored)),
    beat: (stored) =>
      within('readwrite', async (read, write) => {
        if ((await read())?.session.id !== stored.session.id) return false;
        await write(stored);
        return true;
      }),
    clear: (id) =>
      within('readwrite', async (read, write) => {
        if ((await read())?.session.id === id) await write(undefined);
      }),
  };
};
