// Many rows of one table at once: what costs time is each request, not the row.

import type { Key } from './storage.ts';

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });

/** Asks for all rows before it waits for the first: each would cost a turn of its own. */
const oneByOne = (store: IDBObjectStore, keys: readonly Key[]): Promise<unknown[]> =>
  new Promise((resolve, reject) => {
    const rows: unknown[] = [];
    for (const key of keys) {
      const request = store.get(key);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        rows.push(request.result);
        if (rows.length === keys.length) resolve(rows);
      };
    }
  });

const least = (keys: readonly Key[]): Key =>
  keys.reduce((one, other) => (other < one ? other : one));
const greatest = (keys: readonly Key[]): Key =>
  keys.reduce((one, other) => (other > one ? other : one));

/** From so many keys on it is worth reading their whole range. */
const WORTH_A_RANGE = 20;

/** Ids sort in the order made, so many at once are mostly neighbours: then their whole range is
 * read with one request. It stops where it has read too much that nobody asked for. */
export const many = async (store: IDBObjectStore, keys: readonly Key[]): Promise<unknown[]> => {
  if (keys.length === 0) return [];
  if (keys.length < WORTH_A_RANGE) return oneByOne(store, keys);
  const most = 2 * keys.length;
  const range = IDBKeyRange.bound(least(keys), greatest(keys));
  const rows: Record<string, unknown>[] = await answerOf(store.getAll(range, most));
  if (rows.length === most) return oneByOne(store, keys);
  const path = String(store.keyPath);
  const found = new Map(rows.map((row) => [row[path], row]));
  return keys.map((key) => found.get(key));
};

/** Numbers without a gap are one range: taking it away costs one request. */
const isRun = (keys: readonly Key[]): keys is readonly number[] =>
  keys.length > 1 &&
  keys.every((key, at) => typeof key === 'number' && key === +(keys[0] ?? 0) + at);

export const removeAll = (store: IDBObjectStore, keys: readonly Key[]): void => {
  const [first, last] = [keys[0], keys.at(-1)];
  if (isRun(keys)) store.delete(IDBKeyRange.bound(first, last));
  else for (const key of keys) store.delete(key);
};
