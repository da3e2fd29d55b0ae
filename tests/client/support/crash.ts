// A phone that is switched off at the n-th step of its store: what had been committed stays.
import type { Storage, Tables, Transaction } from '../../../client/foundation/storage.ts';

class SwitchedOff extends Error {}

interface Crashing<S extends Tables> {
  readonly storage: Storage<S>;
  /** Steps taken so far: each write, and each end of a transaction. */
  readonly steps: () => number;
}

/** The same transaction, of which each write is a step. */
const guarded = <S extends Tables>(tx: Transaction<S>, step: () => void): Transaction<S> => ({
  ...tx,
  put: async (table, row) => {
    step();
    await tx.put(table, row);
  },
  putAll: async (table, rows) => {
    for (const row of rows) {
      step();
      await tx.putAll(table, [row]);
    }
  },
  remove: async (table, key) => {
    step();
    await tx.remove(table, key);
  },
  removeAll: async (table, keys) => {
    for (const key of keys) {
      step();
      await tx.removeAll(table, [key]);
    }
  },
  clear: async (table) => {
    step();
    await tx.clear(table);
  },
});

/** Lets so many steps happen; the next one, and all after it, fail. */
export const crashing = <S extends Tables>(inner: Storage<S>, allowed: number): Crashing<S> => {
  let steps = 0;
  const step = (): void => {
    if (steps >= allowed) throw new SwitchedOff(`switched off at step ${allowed}`);
    steps += 1;
  };
  return {
    steps: () => steps,
    storage: {
      name: inner.name,
      close: () => inner.close(),
      async transaction(tables, mode, work) {
        const value = await inner.transaction(tables, mode, async (tx) => work(guarded(tx, step)));
        // Also right after a commit, before anything else is done with it.
        if (mode !== 'readonly') step();
        return value;
      },
    },
  };
};
