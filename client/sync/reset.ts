// The server's history is another one (a backup came back): tell it everything, then read anew.

import type { Op } from '../contract/wire.ts';
import type { OutboxRow, OwnerStorage, RecordRow } from '../foundation/tables.ts';
import { announcement, announcementName, originOf } from './logic/announce.ts';
import { takeSnapshot } from './snapshots.ts';
import { readState, type Tx, writeState } from './state.ts';

export interface ResetParts {
  readonly storage: OwnerStorage;
  readonly newId: () => string;
  /** UUIDv5 of a name inside a record's id. */
  readonly namedId: (record: string, name: string) => Promise<string>;
}

const nameFor = (row: RecordRow, epoch: string, old: string): string =>
  announcementName(epoch, originOf(row, old));

/** Ids of the announcements, computed before the transaction opens: hashing would end it. */
const announcementIds = async (
  { storage, namedId }: ResetParts,
  epoch: string,
): Promise<Map<string, string>> => {
  const [rows, state] = await storage.transaction(['records', 'state'], 'readonly', async (tx) => [
    await tx.all('records'),
    await readState(tx),
  ]);
  const made = rows.map(async (row): Promise<[string, string]> => {
    const name = nameFor(row, epoch, state.epoch ?? epoch);
    return [`${row.id} ${name}`, await namedId(row.id, name)];
  });
  return new Map(await Promise.all(made));
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
        const from = originOf(row, state.epoch ?? epoch);
        const op = ids.get(`${row.id} ${announcementName(epoch, from)}`);
        // A record written since the ids were made waits in the outbox as a whole.
        if (op) ops.push(...announcement(row, { op, from, newId: parts.newId }));
      }
      await queueFirst(tx, ops);
      await writeState(tx, {
        ...state,
        epoch,
        cursor: 0,
        held: null,
        differs: null,
        verified: null,
      });
    },
  );
};
