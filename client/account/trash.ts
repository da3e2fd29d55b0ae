// Looking into the trash, giving back what is in it, and emptying it.

import { kindValues } from '../contract/kinds.ts';
import type { HistoryEntry } from '../contract/wire.ts';
import { isKept } from '../foundation/lost.ts';
import { restoredId } from '../foundation/named-id.ts';
import { retelling } from '../foundation/ops.ts';
import { type Home, write } from '../foundation/records.ts';
import type { Transaction } from '../foundation/storage.ts';
import type { OwnerTables, RecordRow } from '../foundation/tables.ts';
import { homeOf, type Thrown, trashOf } from './logic/trash.ts';
import { rowsOf } from './move.ts';
import type { AccountServer } from './server.ts';

/** The server is asked for so many pages of its history at a time. */
export const PAGES = 10;

export interface TrashLook {
  readonly thrown: readonly Thrown[];
  /** Whether the server's part is missing: it could not be asked. */
  readonly partial: boolean;
  /** Whether the server has older things than these. */
  readonly more: boolean;
}

export interface Trash {
  /** Reads so many pages of what the server has, the latest first. */
  look(pages?: number): Promise<TrashLook>;
  /** False when there is nothing to give it back to: its record is gone. */
  giveBack(entry: Thrown): Promise<boolean>;
  /** Erases all of it here and on the server; false when the server could not be reached. */
  empty(): Promise<boolean>;
}

type Tx = Transaction<OwnerTables>;
type Server = Pick<AccountServer, 'history' | 'eraseHistory'>;

const rowsIn = async (home: Home): Promise<Map<string, RecordRow>> =>
  new Map((await rowsOf(home)).map((row) => [row.id, row]));

/** A guest's ops were made for a server that never asks: what is taken along later is told from the
 * records. So nothing of a record that has no past any more stays beneath it or in the queue. */
const forgetQueued = async (tx: Tx, rows: readonly RecordRow[]): Promise<void> => {
  const gone = new Set(rows.filter(({ lost }) => !lost).map(({ id }) => id));
  for (const row of rows)
    if (gone.has(row.id)) await tx.put('records', { ...row, base: undefined });
  for (const op of await tx.all('outbox'))
    if (gone.has(op.record) && op.n !== undefined) await tx.remove('outbox', op.n);
};

const changeAll = (
  { owner, storage }: Home,
  change: (row: RecordRow) => RecordRow | undefined,
): Promise<void> =>
  storage.transaction(['records', 'outbox'], 'readwrite', async (tx) => {
    const rows = await tx.all('records');
    const changed = rows.flatMap((row) => change(row) ?? []);
    for (const row of changed) await tx.put('records', row);
    if (owner === null) await forgetQueued(tx, changed);
  });

/** The record without what it lost longer ago than it may be kept; undefined: nothing to forget. */
const withoutOld = (row: RecordRow, now: number): RecordRow | undefined => {
  if (!row.lost || row.lost.every((loss) => isKept(loss, now))) return undefined;
  const { lost, ...rest } = row;
  const kept = lost.filter((loss) => isKept(loss, now));
  return kept.length > 0 ? { ...rest, lost: kept } : rest;
};

/** Forgets what was lost more than a month ago. */
export const forgetOld = (home: Home): Promise<void> =>
  changeAll(home, (row) => withoutOld(row, home.clock.now()));

const withoutLosses = (row: RecordRow): RecordRow | undefined => {
  if (!row.lost) return undefined;
  const { lost: _, ...rest } = row;
  return rest;
};

interface History {
  readonly entries: readonly HistoryEntry[];
  readonly more: boolean;
}

/** The latest pages of the server's history; undefined when it could not be asked. */
const historyOf = async (
  { owner }: Home,
  server: Server,
  pages: number,
): Promise<History | undefined> => {
  const entries: HistoryEntry[] = [];
  if (owner === null) return { entries, more: false };
  let before: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const answer = await server.history(before);
    if (!answer.ok) return undefined;
    entries.push(...answer.value.entries);
    if (answer.value.next === null) return { entries, more: false };
    before = answer.value.next;
  }
  return { entries, more: true };
};

const idsFor = async (records: readonly string[]): Promise<Map<string, string>> => {
  const ids = new Map<string, string>();
  for (const record of new Set(records)) ids.set(record, await restoredId(record));
  return ids;
};

const putBack = async (home: Home, entry: Thrown, id: string): Promise<void> => {
  const now = home.clock.now();
  const { kind, fields } = entry;
  const row = { id, kind, fields, seq: null, epoch: null, deleted: false, changed_at: now };
  const ops = retelling(row, () => home.newId(now));
  await home.storage.transaction(['records', 'outbox'], 'readwrite', async (tx) => {
    for (const op of ops) await write(tx, op, now);
  });
  home.changes.publish({ kinds: [...kindValues].filter((one) => one === kind), ids: [id] });
};

export const createTrash = (home: Home, server: Server): Trash => ({
  async look(pages = PAGES) {
    await forgetOld(home);
    const history = await historyOf(home, server, pages);
    const entries = history?.entries ?? [];
    const rows = await rowsIn(home);
    const records = [...rows.keys(), ...entries.map(({ record }) => record)];
    const ids = await idsFor(records.filter((id) => rows.get(id)?.deleted !== false));
    const thrown = trashOf({
      rows,
      server: entries,
      now: home.clock.now(),
      restoredId: (record) => ids.get(record) ?? '',
    });
    return { thrown, partial: history === undefined, more: history?.more ?? false };
  },
  async giveBack(entry) {
    const id = homeOf(entry, await rowsIn(home), await restoredId(entry.record));
    if (id === undefined) return false;
    await putBack(home, entry, id);
    return true;
  },
  async empty() {
    if (home.owner !== null && !(await server.eraseHistory(undefined)).ok) return false;
    await changeAll(home, withoutLosses);
    return true;
  },
});
