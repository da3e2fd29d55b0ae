// When the two sides differ: read everything once more and swap it in whole.

import type { Digest, Held, SyncAnswer, SyncRequest } from '../contract/wire.ts';
import { retelling } from '../foundation/ops.ts';
import type { OutboxRow, OwnerStorage, RecordRow } from '../foundation/tables.ts';
import { digestOf, sameDigest } from './logic/digest.ts';
import { changed, isHeld } from './logic/merge.ts';
import { grouped } from './outbox.ts';
import { takeSnapshot } from './snapshots.ts';
import { changeState, readState, type Tx } from './state.ts';

interface FullRead {
  readonly epoch: string;
  readonly cursor: number;
  readonly digest: Digest;
  readonly records: ReadonlyMap<string, Held>;
}

/** Asks for a page; undefined when the answer is none. */
type Ask = (request: Omit<SyncRequest, 'device' | 'owner'>) => Promise<SyncAnswer | undefined>;

/** Reads all records with a second cursor from 0, without ops; undefined when it was cut short. */
export const readEverything = async (ask: Ask, epoch: string): Promise<FullRead | undefined> => {
  const records = new Map<string, Held>();
  for (let cursor = 0; ; ) {
    const answer = await ask({ epoch, cursor, ops: [] });
    if (!answer) return undefined;
    for (const change of answer.changes) if (isHeld(change)) records.set(change.record, change);
    cursor = answer.cursor;
    if (answer.more) continue;
    return answer.digest ? { epoch, cursor, digest: answer.digest, records } : undefined;
  }
};

/** The live records here that the full read would delete. */
export const wouldDelete = async (storage: OwnerStorage, read: FullRead): Promise<string[]> => {
  const rows = await storage.transaction(['records'], 'readonly', (tx) => tx.all('records'));
  return rows
    .filter((row) => !row.deleted && read.records.get(row.id)?.deleted === true)
    .map((row) => row.id);
};

interface Swapping {
  readonly read: FullRead;
  readonly pending: ReadonlyMap<string, readonly OutboxRow[]>;
  readonly newId: () => string;
  readonly now: number;
}

/** A record with a number here that the server lacks goes back into the outbox, whole. */
const tellAgain = async (tx: Tx, row: RecordRow, { pending, newId }: Swapping): Promise<void> => {
  await tx.put('records', { ...row, seq: null, epoch: null, base: undefined });
  if (pending.has(row.id)) {
    for (const old of pending.get(row.id) ?? [])
      if (old.n !== undefined) await tx.remove('outbox', old.n);
  }
  for (const op of retelling(row, newId)) await tx.put('outbox', op);
};

const swapRecords = async (tx: Tx, swapping: Swapping): Promise<void> => {
  const { read, pending, now } = swapping;
  const here = new Map((await tx.all('records')).map((row) => [row.id, row]));
  for (const held of read.records.values()) {
    const row = changed(held, {
      old: here.get(held.record),
      named: [],
      pending: pending.get(held.record) ?? [],
      epoch: read.epoch,
      now,
    });
    if (row) await tx.put('records', row);
  }
  for (const row of here.values()) {
    const isLost = row.epoch === read.epoch && !read.records.has(row.id);
    if (isLost) await tellAgain(tx, row, swapping);
  }
};

interface RepairParts {
  readonly storage: OwnerStorage;
  readonly newId: () => string;
}

const numbered = (storage: OwnerStorage): Promise<RecordRow[]> =>
  storage.transaction(['records'], 'readonly', (tx) => tx.all('records'));

export const isEqual = async (
  { storage }: Pick<RepairParts, 'storage'>,
  { digest, epoch }: { digest: Digest; epoch: string },
): Promise<boolean> => sameDigest(digestOf(await numbered(storage), epoch), digest);

/** Swaps the full read in, keeping a snapshot from before; says whether both sides now agree. */
export const swapIn = async (parts: RepairParts, read: FullRead, now: number): Promise<boolean> => {
  const { storage, newId } = parts;
  const before = await storage.transaction(
    ['records', 'outbox', 'state', 'snapshots'],
    'readwrite',
    async (tx) => {
      const state = await readState(tx);
      if (state.epoch !== read.epoch || state.cursor > read.cursor) return undefined;
      await takeSnapshot(tx, 'repair', now);
      const pending = grouped(await tx.all('outbox'));
      await swapRecords(tx, { read, pending, newId, now });
      await changeState(tx, { cursor: read.cursor, tally: null });
      return (await tx.all('snapshots')).at(-1)?.n ?? null;
    },
  );
  if (before === undefined) return false;
  const agrees = await isEqual(parts, read);
  await storage.transaction(['state'], 'readwrite', (tx) =>
    changeState(tx, { differs: agrees ? null : { at: now, snapshot: before } }),
  );
  return agrees;
};
