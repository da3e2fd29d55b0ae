// The server's history is another one (a backup came back): tell it everything, then read anew.

import type { Op, Origin } from '../contract/wire.ts';
import type { OutboxRow, OwnerStorage, RecordRow } from '../foundation/tables.ts';
import { announcement, announcementName, originOf } from './logic/announce.ts';
import { takeSnapshot } from './snapshots.ts';
import { readState, type Tx, writeState } from './state.ts';

interface ResetParts {
  readonly storage: OwnerStorage;
  /** UUIDv5 of a name inside a record's id. */
  readonly namedId: (record: string, name: string) => Promise<string>;
}

const placeOf = (row: RecordRow, from: Origin): string => `${row.id} ${from.epoch}:${from.seq}`;

/** Ids of the announcements, computed before the transaction opens: hashing would end it. */
const announcementIds = async (
  { storage, namedId }: ResetParts,
  epoch: string,
): Promise<Map<string, string>> => {
  const rows = await storage.transaction(['records'], 'readonly', (tx) => tx.all('records'));
  const ids = new Map<string, string>();
  for (const row of rows) {
    const from = originOf(row);
    if (!from) continue;
    ids.set(placeOf(row, from), await namedId(row.id, announcementName(epoch, from)));
  }
  return ids;
};

/** Puts the announcements in front of what waits; those of an earlier reset are told anew. */
const queueFirst = async (tx: Tx, ops: readonly Op[]): Promise<void> => {
  const waiting = await tx.all('outbox');
  for (const row of waiting) {
    if (row.action === 'announce' && row.n !== undefined) await tx.remove('outbox', row.n);
  }
  const first = Math.min(0, ...waiting.slice(0, 1).map((row) => row.n ?? 0));
  for (const [place, op] of ops.entries()) {
    const row: OutboxRow = { ...op, n: first - ops.length + place };
    await tx.put('outbox', row);
  }
};

/** Cursor, epoch and announcements change together or not at all; what is here stays here. */
export const startAnew = async (
  parts: ResetParts,
  { epoch, now }: { epoch: string; now: number },
): Promise<void> => {
  const ids = await announcementIds(parts, epoch);
  await parts.storage.transaction(
    ['records', 'outbox', 'state', 'snapshots'],
    'readwrite',
    async (tx) => {
      const state = await readState(tx);
      await takeSnapshot(tx, 'reset', now);
      const ops: Op[] = [];
      for (const row of await tx.all('records')) {
        const from = originOf(row);
        const op = from && ids.get(placeOf(row, from));
        if (op) ops.push(announcement(row, { op, from }));
      }
      await queueFirst(tx, ops);
      // Acknowledged by a history that is gone: they wait again, at their old place.
      for (const row of state.unread) await tx.put('outbox', row);
      await writeState(tx, {
        ...state,
        epoch,
        cursor: 0,
        held: null,
        unread: [],
        differs: null,
      });
    },
  );
};
