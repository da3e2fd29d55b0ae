// The records that are named: what costs time is each request, not the row.

import type { RecordRow } from '../foundation/tables.ts';
import type { Tx } from './state.ts';

type Found = (RecordRow | undefined)[];

/** Asks for all before it waits for the first. */
const oneByOne = (tx: Tx, ids: readonly string[]): Promise<Found> =>
  Promise.all(ids.map((id) => tx.get('records', id)));

const least = (ids: readonly string[]): string =>
  ids.reduce((one, other) => (other < one ? other : one));
const greatest = (ids: readonly string[]): string =>
  ids.reduce((one, other) => (other > one ? other : one));

/** From so many on it is worth reading their whole range. */
const WORTH_A_RANGE = 20;

/** The records of these ids, in their order. Ids sort in the order made, so many at once are mostly
 * neighbours: then their whole range is read with one request. It stops where it has read too much
 * that nobody asked for. */
export const namedRecords = async (tx: Tx, ids: readonly string[]): Promise<Found> => {
  if (ids.length < WORTH_A_RANGE) return oneByOne(tx, ids);
  const limit = 2 * ids.length;
  const rows = await tx.all('records', { from: least(ids), to: greatest(ids), limit });
  if (rows.length === limit) return oneByOne(tx, ids);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id));
};
