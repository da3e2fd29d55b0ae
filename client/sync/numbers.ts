// Numbers that many new records got at once. They stand in a list, one row beside the records, until
// the records themselves are written again: a thousand rows would be the larger part of a push.

import type { Change, Result } from '../contract/wire.ts';
import type { OutboxRow, OwnerStorage, RecordRow } from '../foundation/tables.ts';
import { isHeld } from './logic/merge.ts';
import { namedRecords } from './named.ts';
import type { Tx } from './state.ts';

/** A row of `state`: record → number, in the history of that name. */
interface NumberList {
  readonly name: string;
  readonly value: { readonly epoch: string; readonly numbers: ReadonlyMap<string, number> };
}

/** All lists: their names are `numbers:` and what tells them apart. */
export const numberLists = (tx: Tx): Promise<NumberList[]> =>
  tx.all('state', { from: 'numbers:', to: 'numbers;' }) as Promise<NumberList[]>;

/** Keeps numbers as a list. */
export const addNumbers = (tx: Tx, value: NumberList['value']): Promise<void> => {
  const [first] = value.numbers.values();
  return tx.putAll('state', [{ name: `numbers:${first}`, value }]);
};

/** The record with the number that stands in a list for it. One in its row is newer. */
export const withNumber = (row: RecordRow, lists: readonly NumberList[]): RecordRow => {
  const list = row.seq === null && lists.find(({ value }) => value.numbers.has(row.id));
  if (!list) return row;
  const { epoch, numbers } = list.value;
  return { ...row, seq: numbers.get(row.id) ?? null, epoch };
};

/** From so many on a list is worth it; a day's logs get their numbers one by one. */
export const WORTH_A_LIST = 50;

interface Acknowledging {
  readonly results: readonly Result[];
  readonly acknowledged: readonly OutboxRow[];
  /** Ops that stay unacknowledged. */
  readonly left: readonly OutboxRow[];
}

/** The records that only the one op just acknowledged has ever changed, and that nobody knew before:
 * they are what they were, so that their number is all there is to keep. */
const untouchedSince = ({ results, acknowledged, left }: Acknowledging): ReadonlySet<string> => {
  const applied = new Set(results.flatMap(({ op, status }) => (status === 'applied' ? [op] : [])));
  const touched = new Set(left.map(({ record }) => record));
  const made = new Set<string>();
  for (const { op, record, first } of acknowledged) {
    (first && applied.has(op) ? made : touched).add(record);
  }
  return new Set([...made].filter((record) => !touched.has(record)));
};

export const NO_NUMBERS: ReadonlyMap<string, number> = new Map();

/** Record → number, of those whose number goes into a list; none where they are few. */
export const listable = (
  changes: readonly Change[],
  acknowledging: Acknowledging,
  from: number,
): ReadonlyMap<string, number> => {
  const untouched = untouchedSince(acknowledging);
  const own = changes.filter((change) => !isHeld(change) && untouched.has(change.record));
  return own.length < from ? NO_NUMBERS : new Map(own.map(({ record, seq }) => [record, seq]));
};

/** Writes the numbers of one list into its records; false when there is none. */
const settleOne = async (tx: Tx): Promise<boolean> => {
  const [list] = await numberLists(tx);
  if (!list) return false;
  const rows = await namedRecords(tx, [...list.value.numbers.keys()]);
  const waiting = rows.filter((row): row is RecordRow => row?.seq === null);
  await tx.putAll(
    'records',
    waiting.map((row) => withNumber(row, [list])),
  );
  await tx.remove('state', list.name);
  return true;
};

/** Writes all numbers into their records, a list at a time: others may write in between. */
export const settleNumbers = async (storage: OwnerStorage): Promise<void> => {
  while (await storage.transaction(['records', 'state'], 'repeatable', settleOne));
};
