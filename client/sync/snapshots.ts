// Copies of everything here, kept before something is done that cannot be taken back.

import { DAY } from '../foundation/clock.ts';
import type { OwnerStorage, SnapshotRow } from '../foundation/tables.ts';
import type { Tx } from './state.ts';

const KEPT = 3;
const LONGEST_MS = 30 * DAY;

/** Keeps a copy inside the given transaction and forgets the fourth and those of a month ago. */
export const takeSnapshot = async (tx: Tx, why: string, now: number): Promise<void> => {
  const records = await tx.all('records');
  await tx.put('snapshots', { taken_at: now, why, records, outbox: await tx.all('outbox') });
  await forgetOld(tx, now);
};

const forgetOld = async (tx: Tx, now: number): Promise<void> => {
  const all = await tx.all('snapshots');
  const newest = all.slice(-KEPT);
  for (const snapshot of all) {
    const stays = newest.includes(snapshot) && now - snapshot.taken_at <= LONGEST_MS;
    if (!stays && snapshot.n !== undefined) await tx.remove('snapshots', snapshot.n);
  }
};

export const snapshotsOf = (storage: OwnerStorage): Promise<SnapshotRow[]> =>
  storage.transaction(['snapshots'], 'readonly', (tx) => tx.all('snapshots'));
