// The outbox during a sync: what is acknowledged, and what lies on top of what the server says.

import type { Op, Result } from '../contract/wire.ts';
import type { OutboxRow } from '../foundation/tables.ts';
import type { Tx } from './state.ts';

/** What this sync has read of the outbox, in order: all that lay there up to the last of them. An op
 * never changes, and no place is given twice but those below zero, where announcements stand; so
 * only what is new need be read again. */
export type Known = readonly OutboxRow[];

export const grouped = <T extends Op>(ops: readonly T[]): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const op of ops) {
    const group = groups.get(op.record);
    if (group) group.push(op);
    else groups.set(op.record, [op]);
  }
  return groups;
};

/** Fewer ops are read again sooner than it is asked what is new. */
const WORTH_KNOWING = 50;

const everything = async (tx: Tx, known: Known): Promise<readonly OutboxRow[]> => {
  const [first, last] = [known[0]?.n ?? 0, known.at(-1)?.n ?? 0];
  if (first <= 0 || known.length < WORTH_KNOWING) return tx.all('outbox');
  const [behind, count] = await Promise.all([
    tx.all('outbox', { from: last + 1, to: Number.MAX_SAFE_INTEGER }),
    tx.count('outbox'),
  ]);
  const all = [...known, ...behind];
  return all.length === count ? all : tx.all('outbox');
};

/** Parts the outbox into exactly the acknowledged ops and those that stay. */
export const outboxOf = async (
  tx: Tx,
  results: readonly Result[],
  known: Known = [],
): Promise<{ acknowledged: readonly OutboxRow[]; left: readonly OutboxRow[] }> => {
  const named = new Set(results.map((result) => result.op));
  const acknowledged: OutboxRow[] = [];
  const left: OutboxRow[] = [];
  for (const row of await everything(tx, known))
    (named.has(row.op) ? acknowledged : left).push(row);
  return { acknowledged, left };
};
