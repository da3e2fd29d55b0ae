// IndexedDB behind one small door: transactions that are all or nothing, strict about durability,
// that notice a full disk and survive a connection the browser has dropped.

import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB, unwrap } from 'idb';
import { many, removeAll } from './bulk.ts';
import {
  type Key,
  type Layout,
  type Mode,
  SaveFailed,
  type Storage,
  type Tables,
  type Transaction,
} from './storage.ts';

const VERSION = 1;
const DROPPED = ['InvalidStateError', 'UnknownError', 'AbortError'];

type Handle = IDBPDatabase<unknown>;
type Raw = IDBPTransaction<unknown, string[], 'readwrite'>;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Additive only: a table that exists is never rebuilt, so nothing waiting in it is lost. */
const upgrade = (db: Handle, layout: Layout<Tables>): void => {
  for (const [table, { keyPath, numbered = false, indexes = [] }] of Object.entries(layout)) {
    if (db.objectStoreNames.contains(table)) continue;
    const store = db.createObjectStore(table, { keyPath, autoIncrement: numbered });
    for (const index of indexes) store.createIndex(index, index);
  }
};

/** The browser's own store, whose requests make no promises; their errors end the transaction. */
const bare = (raw: Raw, table: string): IDBObjectStore =>
  unwrap(raw.objectStore(table)) as unknown as IDBObjectStore;

const wrap = <S extends Tables>(raw: Raw): Transaction<S> => ({
  get: (table, key) => raw.objectStore(table).get(key),
  all: (table, { index, limit } = {}) => {
    const store = raw.objectStore(table);
    return index ? store.index(index.name).getAll(index.value, limit) : store.getAll(null, limit);
  },
  count: (table) => raw.objectStore(table).count(),
  many: <T extends keyof S & string>(table: T, keys: readonly Key[]) =>
    many(bare(raw, table), keys) as Promise<(S[T] | undefined)[]>,
  keys: (table) => raw.objectStore(table).getAllKeys() as Promise<Key[]>,
  put: async (table, row) => {
    await raw.objectStore(table).put(row);
  },
  putAll: async (table, rows) => {
    const store = bare(raw, table);
    for (const row of rows) store.put(row);
  },
  remove: (table, key) => raw.objectStore(table).delete(key),
  removeAll: async (table, keys) => removeAll(bare(raw, table), keys),
  clear: (table) => raw.objectStore(table).clear(),
});

/** There will be no more requests: the browser need not wait to see whether there are. */
const hurry = (raw: { commit(): void }): void => {
  try {
    raw.commit();
  } catch {
    // It has ended by itself already.
  }
};

/** The cause of an abort is on the transaction: a full disk fires `abort` only, never `error`. */
const attempt = async <S extends Tables, T>(
  db: Handle,
  tables: readonly string[],
  mode: Mode,
  work: (tx: Transaction<S>) => Promise<T>,
): Promise<T> => {
  const raw = db.transaction([...tables], mode === 'readonly' ? mode : 'readwrite', {
    durability: mode === 'repeatable' ? 'relaxed' : 'strict',
  });
  const settled = raw.done.then(
    () => undefined,
    () => raw.error ?? new DOMException('aborted', 'AbortError'),
  );
  try {
    const value = await work(wrap<S>(raw as unknown as Raw));
    hurry(raw);
    const failure = await settled;
    if (failure) throw failure;
    return value;
  } catch (error) {
    try {
      raw.abort();
    } catch {
      // It has ended by itself already.
    }
    const failure = await settled;
    throw nameOf(failure) === 'QuotaExceededError' ? failure : error;
  }
};

const failed = (error: unknown): unknown => {
  if (nameOf(error) === 'QuotaExceededError')
    return new SaveFailed('storage-full', { cause: error });
  if (DROPPED.includes(nameOf(error))) return new SaveFailed('storage-lost', { cause: error });
  return error instanceof DOMException ? new SaveFailed('storage-broken', { cause: error }) : error;
};

interface Wiping {
  /** Whether somebody who takes the whole database away means it: it must not come back empty. */
  readonly isForGood: boolean;
}

/** One connection that opens at first use and again whenever the browser has dropped it. */
const connectionTo = <S extends Tables>(name: string, layout: Layout<S>, wiping: Wiping) => {
  let handle: Promise<Handle> | undefined;
  // Wiped for good by another tab, or closed here: what is under way must not open it again.
  let gone = false;

  const drop = (): void => {
    void handle?.then((db) => db.close()).catch(() => undefined);
    handle = undefined;
  };
  const open = (): Promise<Handle> => {
    if (gone) throw new SaveFailed('signed-out');
    handle ??= openDB(name, VERSION, {
      upgrade: (db) => upgrade(db, layout),
      // Another tab wants to upgrade or wipe: give way at once, running transactions still end.
      blocking: (_current, next) => {
        gone ||= wiping.isForGood && next === null;
        drop();
      },
      terminated: drop,
    });
    return handle;
  };
  const close = (): void => {
    gone = true;
    drop();
  };
  return { open, drop, close };
};

/** A database of this phone, by its name; one that the browser has thrown away begins anew. */
export const openStorage = <S extends Tables>(
  name: string,
  layout: Layout<S>,
  wiping: Wiping = { isForGood: false },
): Storage<S> => {
  const { open, drop, close } = connectionTo(name, layout, wiping);
  return {
    name,
    close,
    async transaction(tables, mode, work) {
      for (let left = 1; ; left -= 1) {
        try {
          return await attempt(await open(), tables, mode, work);
        } catch (error) {
          if (DROPPED.includes(nameOf(error))) drop();
          if (left === 0 || !DROPPED.includes(nameOf(error))) throw failed(error);
        }
      }
    },
  };
};

/** Takes a whole database away; open tabs are asked to let go of it first. */
export const wipeStorage = (name: string): Promise<void> => deleteDB(name);
