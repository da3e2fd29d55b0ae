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

/** Undefined: nobody else wrote. Null: another tab has ended or replaced it. Else what another tab
 * has made of it. */
export type Beaten = StoredSession | null | undefined;

export interface RunningStore {
  read(): Promise<Found>;
  /** Writes a change made here; another session in its place is put aside, never lost. */
  save(stored: StoredSession): Promise<void>;
  /** Writes the time; the facts too, unless another tab has changed those that this one `knew`. */
  beat(stored: StoredSession, knew: StoredSession): Promise<Beaten>;
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

/** What a person's taps made. That a routine had not come yet, each tab sees for itself. */
const factsOf = ({ session, muted }: StoredSession): string =>
  JSON.stringify([{ ...session, general: 0 }, !muted]);

/** What has become of a session that a tab knew so. */
export const compare = (now: StoredSession | undefined, knew: StoredSession): Beaten => {
  if (now?.session.id !== knew.session.id) return null;
  return factsOf(now) === factsOf(knew) ? undefined : now;
};

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
  beat: (stored, knew) =>
    within('readwrite', async (rows) => {
      const beaten = compare(await rows.running(), knew);
      if (beaten === undefined) await rows.put(RUNNING, stored);
      return beaten;
    }),
  clear: (id) => within('readwrite', (rows) => clear(rows, id)),
});
