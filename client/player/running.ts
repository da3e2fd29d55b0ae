// The running session on the disk: a crash costs at most the last second.

import { ownHome } from '../foundation/records.ts';
import { LEFT_OPEN, RUNNING } from '../foundation/tables.ts';
import type { Session } from './logic/session.ts';

export interface StoredSession {
  session: Session;
  /** Elapsed time at the last writing. */
  elapsed: number;
  /** Length of the current plan, so that its end is known before the routine is loaded. */
  total: number;
  /** The voice was quieted. */
  muted?: boolean;
}

/** What lies on the disk at one instant: a session is in one place only. */
export interface Found {
  running: StoredSession | undefined;
  /** Those that nobody ended before the next one began, oldest first. */
  left: readonly StoredSession[];
}

export interface RunningStore {
  read(): Promise<Found>;
  /** Writes a change made here; another session in its place is put aside, never lost. */
  save(stored: StoredSession): Promise<void>;
  /** Writes the time only; false when another tab has ended or replaced the session. */
  beat(stored: StoredSession): Promise<boolean>;
  /** It has been ended: neither goes on nor is asked about. */
  clear(id: string): Promise<void>;
}

/** The two rows, as they are inside one transaction. */
interface Rows {
  running(): Promise<StoredSession | undefined>;
  left(): Promise<readonly StoredSession[]>;
  put(name: typeof RUNNING | typeof LEFT_OPEN, value: unknown): Promise<void>;
  remove(name: typeof RUNNING | typeof LEFT_OPEN): Promise<void>;
}

const within = async <T>(
  mode: 'readonly' | 'readwrite',
  work: (rows: Rows) => Promise<T>,
): Promise<T> => {
  const { storage } = await ownHome();
  return storage.transaction(['state'], mode, (tx) => {
    const read = async (name: string): Promise<unknown> => (await tx.get('state', name))?.value;
    return work({
      running: async () => (await read(RUNNING)) as StoredSession | undefined,
      left: async () => ((await read(LEFT_OPEN)) ?? []) as readonly StoredSession[],
      put: (name, value) => tx.put('state', { name, value }),
      remove: (name) => tx.remove('state', name),
    });
  });
};

/** All but that one. */
const without = (id: string, sessions: readonly StoredSession[]): StoredSession[] =>
  sessions.filter(({ session }) => session.id !== id);

const save = async (rows: Rows, stored: StoredSession): Promise<void> => {
  const before = await rows.running();
  if (before && before.session.id !== stored.session.id)
    await rows.put(LEFT_OPEN, [...without(before.session.id, await rows.left()), before]);
  await rows.put(RUNNING, stored);
};

const clear = async (rows: Rows, id: string): Promise<void> => {
  if ((await rows.running())?.session.id === id) await rows.remove(RUNNING);
  await rows.put(LEFT_OPEN, without(id, await rows.left()));
};

export const openRunning = (): RunningStore => ({
  read: () =>
    within('readonly', async (rows) => ({
      running: await rows.running(),
      left: await rows.left(),
    })),
  save: (stored) => within('readwrite', (rows) => save(rows, stored)),
  beat: (stored) =>
    within('readwrite', async (rows) => {
      if ((await rows.running())?.session.id !== stored.session.id) return false;
      await rows.put(RUNNING, stored);
      return true;
    }),
  clear: (id) => within('readwrite', (rows) => clear(rows, id)),
});
