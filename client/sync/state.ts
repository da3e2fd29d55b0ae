// What a device remembers about its sync, and what waits to be sent.

import type { Digest } from '../contract/wire.ts';
import type { Transaction } from '../foundation/storage.ts';
import type { OutboxRow, OwnerStorage, OwnerTables } from '../foundation/tables.ts';

export interface SyncState {
  readonly device: string;
  /** The history that the cursor counts in; null before the first answer. */
  readonly epoch: string | null;
  /** The number of the last change stored here. */
  readonly cursor: number;
  readonly lastSynced: number | null;
  /** Records that the server deleted in such number that a person must say so. */
  readonly held: { readonly ids: readonly string[]; readonly at: number } | null;
  /** Deletions to which the person has agreed. */
  readonly agreed: readonly string[];
  /** Acknowledged ops whose change has not been read yet: should the server forget them by coming
   * back from a backup, only we still know. */
  readonly unread: readonly OutboxRow[];
  /** Set while the two sides differ although everything was read anew. */
  readonly differs: { readonly at: number; readonly snapshot: number | null } | null;
  /** The digest over the records here, carried on by each page; null when it must be counted. */
  readonly tally: {
    readonly epoch: string;
    readonly digest: Digest;
    /** When it was counted from the records themselves. */
    readonly counted: number;
  } | null;
}

export type Tx = Transaction<OwnerTables>;

const NAME = 'sync';
const fresh = (device: string): SyncState => ({
  device,
  epoch: null,
  cursor: 0,
  lastSynced: null,
  held: null,
  agreed: [],
  unread: [],
  differs: null,
  tally: null,
});

/** What an earlier build did not know yet starts as on a new device. */
export const readState = async (tx: Tx): Promise<SyncState> => ({
  ...fresh(''),
  ...((await tx.get('state', NAME))?.value as Partial<SyncState> | undefined),
});

export const writeState = (tx: Tx, state: SyncState): Promise<void> =>
  tx.put('state', { name: NAME, value: state });

export const changeState = async (tx: Tx, change: Partial<SyncState>): Promise<void> =>
  writeState(tx, { ...(await readState(tx)), ...change });

/** What the status is made of. */
export interface Standing {
  readonly state: SyncState;
  readonly pending: number;
  readonly rejected: number;
}

export interface Loaded extends Standing {
  /** The oldest ops, at most as many as asked for. */
  readonly outbox: readonly OutboxRow[];
}

/** How many ops are read with one request, where there are many: while these are taken in, the
 * browser's own process gets the next. */
const PORTION = 250;

/** The oldest ops, of which the first portion has been read. */
const oldest = async (
  tx: Tx,
  begun: readonly OutboxRow[],
  most: number,
): Promise<readonly OutboxRow[]> => {
  const { n: last = 0 } = begun.at(-1) ?? {};
  const portions: Promise<OutboxRow[]>[] = [];
  for (let read = begun.length; read < most; read += PORTION) {
    const from = last + 1 + read - begun.length;
    portions.push(tx.all('outbox', { from, to: Math.min(from + PORTION - 1, last + most) }));
  }
  const rows = [...begun, ...(await Promise.all(portions)).flat()].slice(0, most);
  // Places follow one another but for ops that were taken out of their middle.
  return rows.length === most ? rows : tx.all('outbox', { limit: most });
};

export const load = (storage: OwnerStorage, limit: number): Promise<Loaded> =>
  storage.transaction(['state', 'outbox', 'rejected'], 'readonly', async (tx) => {
    const [state, begun, pending, rejected] = await Promise.all([
      readState(tx),
      limit > 0 ? tx.all('outbox', { limit: Math.min(limit, PORTION) }) : [],
      tx.count('outbox'),
      tx.count('rejected'),
    ]);
    const outbox = await oldest(tx, begun, Math.min(limit, pending));
    return { state, outbox, pending, rejected };
  });
