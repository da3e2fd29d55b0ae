// IndexedDB behind one small door: transactions that are all or nothing, strict about durability,
// that notice a full disk and survive a connection the browser has dropped.

import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB, unwrap } from 'idb';
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

/** Numbers without a gap are one range: taking it away costs one request. */
const isRun = (keys: readonly Key[]): keys is readonly number[] =>
  keys.length > 1 &&
  keys.every((key, at) => typeof key === 'number' && key === +(keys[0] ?? 0) + at);

const removeAll = (store: IDBObjectStore, keys: readonly Key[]): void => {
  const [first, last] = [keys[0], keys.at(-1)];
  if (isRun(keys)) store.delete(IDBKeyRange.bound(first, last));
  else for (const key of keys) store.delete(key);
};

const wrap = <S extends Tables>(raw: Raw): Transaction<S> => ({
  get: (table, key) => raw.objectStore(table).get(key),
  all: (table, { index, from, to, limit } = {}) => {
    const store = raw.objectStore(table);
    if (index) return store.index(index.name).getAll(index.value, limit);
    return store.getAll(from === undefined ? null : IDBKeyRange.bound(from, to), limit);
  },
  count: (table) => raw.objectStore(table).count(),
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

type Way = 'abort' | 'commit';
type Endable = Readonly<Record<Way, () => void>>;

const end = (raw: Endable, how: Way): void => {
  try {
    raw[how]();
  } catch {
    // It has ended by itself already.
  }
};

/** Transactions of this page that have not ended. */
const underWay = new Set<Endable>();
/** While the browser keeps a page that was left, for coming back: until it is shown again. */
let asleep: Promise<void> | undefined;

// A transaction sleeps with its page, and WebKit lets no other page or worker in before it ends.
// So it ends now, and what it was for is done once somebody is back.
globalThis.addEventListener?.('pagehide', ({ persisted }: Event & { persisted?: boolean }) => {
  if (!persisted) return;
  asleep = new Promise((wake) => {
    const shown = (): void => {
      asleep = undefined;
      wake();
    };
    addEventListener('pageshow', shown, { once: true });
  });
  for (const raw of underWay) end(raw, 'abort');
});

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
  underWay.add(raw);
  void settled.then(() => underWay.delete(raw));
  try {
    const value = await work(wrap<S>(raw as unknown as Raw));
    // There will be no more requests: the browser need not wait to see whether there are.
    end(raw, 'commit');
    const failure = await settled;
    if (failure) throw failure;
    return value;
  } catch (error) {
    end(raw, 'abort');
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

/** One connection that opens at first use and again whenever the browser has dropped it. `isOnce`:
 * whoever takes the whole database away means it, and it must not come back empty. */
const connectionTo = <S extends Tables>(name: string, layout: Layout<S>, isOnce: boolean) => {
  let handle: Promise<Handle> | undefined;
  // Wiped for good by another tab or the browser, or closed here: it must not be opened again.
  let gone = false;
  let hadAccount = false;

  const drop = (): void => {
    const closed = handle?.then((db) => {
      hadAccount = isOnce;
      db.close();
    });
    closed?.catch(() => undefined);
    handle = undefined;
  };
  const open = (): Promise<Handle> => {
    if (gone) throw new SaveFailed('signed-out');
    handle ??= openDB(name, VERSION, {
      upgrade: (db, before, _now, making) => {
        // Thrown away by the browser under an open page: only the guest's begins anew.
        gone ||= hadAccount && before === 0;
        if (!gone) return upgrade(db, layout);
        making.done.catch(() => undefined);
        making.abort();
      },
      // Another tab wants to upgrade or wipe: give way at once, running transactions still end.
      blocking: (_current, next) => {
        gone ||= isOnce && next === null;
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
  isOnce = false,
): Storage<S> => {
  const { open, drop, close } = connectionTo(name, layout, isOnce);
  return {
    name,
    close,
    async transaction(tables, mode, work) {
      for (let left = 1; ; left -= 1) {
        try {
          const db = await open();
          await asleep;
          return await attempt(db, tables, mode, work);
        } catch (error) {
          const isDropped = DROPPED.includes(nameOf(error));
          if (isDropped) drop();
          // Falling asleep is no failure.
          if (isDropped && asleep) left = 2;
          else if (left === 0 || !isDropped) throw failed(error);
        }
      }
    },
  };
};

/** Takes a whole database away; open tabs are asked to let go of it first. */
export const wipeStorage = (name: string): Promise<void> => deleteDB(name);
