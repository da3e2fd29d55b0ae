// Deletions that wait for the person's word, and what follows from it.

import type { Change } from '../contract/wire.ts';
import { retelling } from '../foundation/ops.ts';
import type { OwnerStorage } from '../foundation/tables.ts';
import { deletions, isAgreed, isMass } from './logic/fuse.ts';
import { namedRecords } from './named.ts';
import { changeState, readState } from './state.ts';

/** The records of a page that are alive here and would be deleted. */
export const liveDeletions = (
  storage: OwnerStorage,
  changes: readonly Change[],
): Promise<string[]> => {
  const deleted = deletions(changes, () => true);
  if (deleted.length === 0) return Promise.resolve([]);
  return storage.transaction(['records'], 'readonly', async (tx) => {
    const rows = await namedRecords(tx, deleted);
    const alive = new Set(rows.flatMap((row) => (row && !row.deleted ? [row.id] : [])));
    return deletions(changes, (record) => alive.has(record));
  });
};

interface Deletions {
  readonly deletions: readonly string[];
  /** Deletions taken over earlier in the same sync. */
  readonly before: number;
  readonly agreed: readonly string[];
}

/** Whether this is more than a person would delete in passing, and they have not agreed to it. */
export const needsAWord = async (storage: OwnerStorage, all: Deletions): Promise<boolean> => {
  const count = all.deletions.length + all.before;
  if (all.deletions.length === 0 || isAgreed(all.deletions, all.agreed)) return false;
  // Too few however little there is: no need to count what is here.
  if (!isMass(count, 0)) return false;
  const rows = await storage.transaction(['records'], 'readonly', (tx) => tx.all('records'));
  const alive = rows.filter((row) => !row.deleted).length;
  return isMass(count, alive + all.before);
};

export const hold = (storage: OwnerStorage, ids: readonly string[], at: number): Promise<void> =>
  storage.transaction(['state'], 'readwrite', (tx) =>
    changeState(tx, { held: { ids: [...ids], at } }),
  );

/** *Delete them*: the next sync applies the deletions that were shown. */
export const deleteThem = (storage: OwnerStorage): Promise<void> =>
  storage.transaction(['state'], 'readwrite', async (tx) => {
    const { held } = await readState(tx);
    // What was agreed to before and is alive still stands among them.
    if (held) await changeState(tx, { held: null, agreed: held.ids });
  });

/** *Keep mine*: the records live on under new ids, then the deletions may happen. */
export const keepMine = (
  storage: OwnerStorage,
  { newId, now }: { newId: () => string; now: number },
): Promise<void> =>
  storage.transaction(['records', 'outbox', 'state'], 'readwrite', async (tx) => {
    const { held } = await readState(tx);
    for (const id of held?.ids ?? []) {
      const old = await tx.get('records', id);
      if (!old || old.deleted) continue;
      const copy = {
        ...old,
        id: newId(),
        seq: null,
        epoch: null,
        base: undefined,
        changed_at: now,
      };
      await tx.put('records', copy);
      for (const op of retelling(copy, newId)) await tx.put('outbox', op);
    }
    if (held) await changeState(tx, { held: null, agreed: held.ids });
  });
