// The server's history is another one (a backup came back): tell it everything, then read anew.

import type { Op, Origin } from '../contract/wire.ts';
import type { OutboxRow, OwnerStorage, RecordRow } from '../foundation/tables.ts';
import { announcement, announcementName, originOf } from './logic/announce.ts';
import { numberLists, settleNumbers } from './numbers.ts';
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

/** Puts the announcements in front of what waits, at places below zero, which nothing else has;
 * those of an earlier reset are told anew. */
const queueFirst = async (tx: Tx, ops: readonly Op[]): Promise<void> => {
  const waiting = await tx.all('outbox');
  for (const row of waiting) {
    if (row.action === 'announce' && row.n !== undefined) await tx.remove('outbox', row.n);
  }
  for (const [place, op] of ops.entries()) {
    const row: OutboxRow = { ...op, n: place - ops.length };
    await tx.put('outbox', row);
  }
};

/** All that is to be told; undefined when a record got another number since the ids were computed. */
const announcements = async (
  tx: Tx,
  ids: ReadonlyMap<string, string>,
): Promise<Op[] | undefined> => {
  const ops: Op[] = [];
  for (const row of await tx.all('records')) {
    const from = originOf(row);
    if (!from) continue;
    const op = ids.get(placeOf(row, from));
    if (op === undefined) return undefined;
    ops.push(announcement(row, { op, from }));
  }
  return ops;
};

interface Anew {
  /** The history that was asked about, and the one that the server has instead. */
  readonly asked: string | null;
  readonly epoch: string;
  readonly now: number;
}

/** False when it has to be tried again: a tab that does not wait for us read on meanwhile. */
const begun = async (parts: ResetParts, { asked, epoch, now }: Anew): Promise<boolean> => {
  await settleNumbers(parts.storage);
  const ids = await announcementIds(parts, epoch);
  return parts.storage.transaction(
    ['records', 'outbox', 'state', 'snapshots'],
    'readwrite',
    async (tx) => {
      const state = await readState(tx);
      // Such a tab has begun anew itself.
      if (state.epoch !== asked) return true;
      const ops = await announcements(tx, ids);
      if (!ops || (await numberLists(tx)).length > 0) return false;
      await takeSnapshot(tx, 'reset', now);
      await queueFirst(tx, ops);
      // Acknowledged by a history that is gone: they wait again, at their old place.
      for (const row of state.unread) await tx.put('outbox', row);
      const fresh = { cursor: 0, held: null, unread: [], differs: null };
      await writeState(tx, { ...state, ...fresh, epoch });
      return true;
    },
  );
};

/** Cursor, epoch and announcements change together or not at all; what is here stays here. */
export const startAnew = async (parts: ResetParts, anew: Anew): Promise<void> => {
  while (!(await begun(parts, anew)));
};
