// Taking over an answer: results, changes, own pending ops on top, cursor, all in one transaction.

import type { Change, Kind, Op, Result, SyncAnswer, SyncRequest } from '../contract/wire.ts';
import type { RecordsChanged } from '../foundation/records.ts';
import type { OutboxRow, OwnerStorage, RecordRow } from '../foundation/tables.ts';
import { changed, refused } from './logic/merge.ts';
import { readState, type SyncState, type Tx, writeState } from './state.ts';

/** One exchange with the server: what was asked, with which ops, and what came back. */
export interface Page {
  readonly request: SyncRequest;
  readonly answer: SyncAnswer;
}

export interface Taking {
  /** `results` alone while deletions wait for a word; `changes` alone when that has been given. */
  readonly part: 'all' | 'results' | 'changes';
  readonly now: number;
}

const ALL = ['records', 'outbox', 'rejected', 'state'] as const;

type Pending = ReadonlyMap<string, readonly OutboxRow[]>;

export const byRecord = (rows: readonly OutboxRow[]): Pending => {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) groups.set(row.record, [...(groups.get(row.record) ?? []), row]);
  return groups;
};

/** Ops of this request on the record that counted after the one at that place. */
const countedLater = ({ request, answer }: Page, at: number): Op[] =>
  request.ops.filter(
    (op, place) =>
      place > at &&
      op.record === request.ops[at]?.record &&
      answer.results[place]?.status !== 'rejected',
  );

interface Applying {
  readonly tx: Tx;
  readonly page: Page;
  readonly now: number;
  readonly pending: Pending;
  /** Record → kind, of all that is different afterwards. */
  readonly touched: Map<string, string>;
}

const keep = async ({ tx, touched }: Applying, row: RecordRow): Promise<void> => {
  touched.set(row.id, row.kind);
  await tx.put('records', row);
};

/** Drops exactly the acknowledged ops and returns those that stay. */
const acknowledge = async (
  tx: Tx,
  results: readonly Result[],
  outbox: readonly OutboxRow[],
): Promise<OutboxRow[]> => {
  const named = new Set(results.map((result) => result.op));
  for (const row of outbox) {
    if (named.has(row.op) && row.n !== undefined) await tx.remove('outbox', row.n);
  }
  return outbox.filter((row) => !named.has(row.op));
};

/** Puts a refused op on the list, and the record back to what the server and our other ops say. */
const applyResult = async (applying: Applying, result: Result, at: number): Promise<void> => {
  const { tx, page, now, pending, touched } = applying;
  const sent = page.request.ops[at];
  if (!sent || result.status !== 'rejected') return;
  const { op, code, detail } = result;
  await tx.put('rejected', { op, sent, code, detail, rejected_at: now });
  const row = refused(result.now, {
    named: [],
    old: await tx.get('records', sent.record),
    pending: [...countedLater(page, at), ...(pending.get(sent.record) ?? [])],
    epoch: page.answer.epoch,
    now,
  });
  if (row) return keep(applying, row);
  if (row === undefined) return;
  touched.set(sent.record, sent.kind);
  await tx.remove('records', sent.record);
};

const applyChange = async (applying: Applying, change: Change): Promise<void> => {
  const { tx, page, now, pending } = applying;
  const row = changed(change, {
    old: await tx.get('records', change.record),
    named: page.request.ops.filter((op) => op.record === change.record),
    pending: pending.get(change.record) ?? [],
    epoch: page.answer.epoch,
    now,
  });
  if (row) await keep(applying, row);
};

const news = (touched: ReadonlyMap<string, string>): RecordsChanged => ({
  kinds: [...new Set(touched.values())] as Kind[],
  ids: [...touched.keys()],
});

/** An answer counts only where the device still stands as it did when it asked. */
const isStale = (state: SyncState, { request, answer }: Page, part: Taking['part']): boolean =>
  (state.epoch !== request.epoch && state.epoch !== answer.epoch) ||
  (part !== 'results' && state.cursor !== request.cursor);

/** Ops that counted, until a page tells of their record; the last page tells of all. */
const unreadAfter = (
  state: SyncState,
  { answer }: Page,
  { part, acknowledged }: { part: Taking['part']; acknowledged: readonly OutboxRow[] },
): readonly OutboxRow[] => {
  if (part !== 'results' && !answer.more) return [];
  const refused = new Set(answer.results.filter(isRefused).map(({ op }) => op));
  const counted = acknowledged.filter((row) => !isAnnouncing(row) && !refused.has(row.op));
  const told = new Set(part === 'results' ? [] : answer.changes.map(({ record }) => record));
  return [...state.unread, ...counted].filter(({ record }) => !told.has(record));
};

/** Announcements are made anew from the records at each reset. */
const isAnnouncing = ({ n = 0 }: OutboxRow): boolean => n < 0;

const isRefused = ({ status }: Result): boolean => status === 'rejected';

const movedOn = (
  state: SyncState,
  { answer }: Page,
  { part, now, unread }: Taking & { unread: readonly OutboxRow[] },
): SyncState => ({
  ...state,
  unread,
  epoch: answer.epoch,
  cursor: part === 'results' ? state.cursor : answer.cursor,
  lastSynced: answer.more ? state.lastSynced : now,
});

/** Takes the page over; undefined when this device has moved on since it asked: then all stays. */
export const takeOver = (
  storage: OwnerStorage,
  page: Page,
  taking: Taking,
): Promise<RecordsChanged | undefined> =>
  storage.transaction(ALL, 'readwrite', async (tx) => {
    const { part, now } = taking;
    const state = await readState(tx);
    if (isStale(state, page, part)) return undefined;
    const results = part === 'changes' ? [] : page.answer.results;
    const outbox = await tx.all('outbox');
    const left = await acknowledge(tx, results, outbox);
    const acknowledged = outbox.filter((row) => !left.includes(row));
    const applying = { tx, page, now, pending: byRecord(left), touched: new Map() };
    for (const [at, result] of results.entries()) await applyResult(applying, result, at);
    const changes = part === 'results' ? [] : page.answer.changes;
    for (const change of changes) await applyChange(applying, change);
    const unread = unreadAfter(state, page, { part, acknowledged });
    await writeState(tx, movedOn(state, page, { ...taking, unread }));
    return news(applying.touched);
  });
