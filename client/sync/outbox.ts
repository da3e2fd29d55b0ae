// The outbox during a sync: what is acknowledged, and what lies on top of what the server says.

import type { Op, Result } from '../contract/wire.ts';
import type { OutboxRow } from '../foundation/tables.ts';
import type { Tx } from './state.ts';

/** Ops that this sync has read, by their place. An op never changes, and no place is given twice
 * but those below zero, where announcements stand; so only what is new need be read again. */
export type OutboxMemory = Map<number, OutboxRow>;

export const grouped = <T extends Op>(ops: readonly T[]): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const op of ops) {
    const group = groups.get(op.record);
    if (group) group.push(op);
    else groups.set(op.record, [op]);
  }
  return groups;
};

export const remember = (memory: OutboxMemory, rows: readonly OutboxRow[]): void => {
  for (const row of rows) if (row.n !== undefined && row.n > 0) memory.set(row.n, row);
};

const everything = async (tx: Tx, memory: OutboxMemory): Promise<readonly OutboxRow[]> => {
  const places = (await tx.keys('outbox')) as number[];
  const known = places.map((place) => memory.get(place));
  if (known.every((row) => row !== undefined)) return known;
  const rows = await tx.all('outbox');
  remember(memory, rows);
  return rows;
};

/** Parts the outbox into exactly the acknowledged ops and those that stay. */
export const outboxOf = async (
  tx: Tx,
  results: readonly Result[],
  memory: OutboxMemory = new Map(),
): Promise<{ acknowledged: readonly OutboxRow[]; left: readonly OutboxRow[] }> => {
  const named = new Set(results.map((result) => result.op));
  const acknowledged: OutboxRow[] = [];
  const left: OutboxRow[] = [];
  for (const row of await everything(tx, memory))
    (named.has(row.op) ? acknowledged : left).push(row);
  return { acknowledged, left };
};
