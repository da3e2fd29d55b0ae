// Taking over an answer: results, changes, own pending ops on top, cursor, all in one transaction.

import type { Change, Kind, Op, Result, SyncAnswer, SyncRequest } from '../contract/wire.ts';
import type { RecordsChanged } from '../foundation/records.ts';
import type { OutboxRow, OwnerStorage, RecordRow, RejectedRow } from '../foundation/tables.ts';
import { Tally } from './logic/digest.ts';
import { changed, refused, uncovered } from './logic/merge.ts';
import { namedRecords } from './named.ts';
import {
  addNumbers,
  listable,
  NO_NUMBERS,
  numberLists,
  WORTH_A_LIST,
  withNumber,
} from './numbers.ts';
import { grouped, type Known, outboxOf } from './outbox.ts';
import { readState, type Standing, type SyncState, type Tx, writeState } from './state.ts';

/** One exchange with the server: what was asked, with which ops, and what came back. */
export interface Page {
  readonly request: SyncRequest;
  readonly answer: SyncAnswer;
}

export interface Taking {
  /** `results` alone while deletions wait for a word; `changes` alone when that has been given. */
  readonly part: 'all' | 'results' | 'changes';
  readonly now: number;
  readonly known?: Known;
  /** From how many new records on their numbers go into a list. */
  readonly listFrom?: number | undefined;
}

export interface TakenOver {
  readonly news: RecordsChanged;
  readonly standing: Standing;
  /** What waits in the outbox afterwards. */
  readonly left: Known;
}

const ALL = ['records', 'outbox', 'rejected', 'state'] as const;

type ByRecord<T extends Op> = ReadonlyMap<string, readonly T[]>;

interface Applying {
  readonly page: Page;
  readonly now: number;
  readonly named: ByRecord<Op>;
  readonly pending: ByRecord<OutboxRow>;
  /** The records as they were before, and as they become; null: taken away. */
  readonly before: ReadonlyMap<string, RecordRow>;
  readonly after: Map<string, RecordRow | null>;
  /** Record → number, of new records whose rows stay as they are. */
  readonly listed: ReadonlyMap<string, number>;
  /** Record → kind, of all that is different afterwards. */
  readonly touched: Map<string, string>;
  readonly rejected: RejectedRow[];
}

const standing = ({ before, after }: Applying, id: string): RecordRow | undefined =>
  after.has(id) ? (after.get(id) ?? undefined) : before.get(id);

const keep = ({ after, touched }: Applying, row: RecordRow): void => {
  touched.set(row.id, row.kind);
  after.set(row.id, row);
};

/** Puts a refused op on the list, and the record back to what the server says after the whole
 * request, with our other ops on top. */
const applyResult = (applying: Applying, result: Result, at: number): void => {
  const { page, now, pending, touched, after, rejected } = applying;
  const sent = page.request.ops[at];
  if (!sent || result.status !== 'rejected') return;
  const { op, code, detail } = result;
  rejected.push({ op, sent, code, detail, rejected_at: now });
  const row = refused(result.now, {
    named: [],
    old: standing(applying, sent.record),
    pending: pending.get(sent.record) ?? [],
    epoch: page.answer.epoch,
    now,
  });
  if (row) keep(applying, row);
  if (row !== null) return;
  touched.set(sent.record, sent.kind);
  after.set(sent.record, null);
};

const applyChange = (applying: Applying, change: Change): void => {
  const { page, now, named, pending, listed, touched } = applying;
  const [own] = named.get(change.record) ?? [];
  if (own && listed.has(change.record)) {
    touched.set(change.record, own.kind);
    return;
  }
  const row = changed(change, {
    old: standing(applying, change.record),
    named: named.get(change.record) ?? [],
    pending: pending.get(change.record) ?? [],
    epoch: page.answer.epoch,
    now,
  });
  if (row) keep(applying, row);
};

/** Takes ops that counted off a record of which no page will tell: it had been read before they
 * were known to count. The answer to them was lost, others wrote over them, and a smaller request
 * fetched what those wrote. */
const applySettled = (applying: Applying, id: string): void => {
  const row = uncovered(standing(applying, id), applying.pending.get(id) ?? []);
  if (row) keep(applying, row);
};

const news = (touched: ReadonlyMap<string, string>): RecordsChanged => ({
  kinds: [...new Set(touched.values())] as Kind[],
  ids: [...touched.keys()],
});

/** An answer counts only where the device still stands as it did when it asked. A page whose
 * results were taken before its changes has begun its history here with them. */
const isStale = (state: SyncState, { request, answer }: Page, part: Taking['part']): boolean =>
  state.epoch !== (part === 'changes' ? answer.epoch : request.epoch) ||
  (part !== 'results' && state.cursor !== request.cursor);

/** The records of which a page tells, or a refusal: it says how its record stands after all. */
const toldRecords = ({ answer }: Page, part: Taking['part']): ReadonlySet<string> => {
  const changes = part === 'results' ? [] : answer.changes;
  const results = part === 'changes' ? [] : answer.results;
  const refusals = results.flatMap((one) => (one.status === 'rejected' ? (one.now ?? []) : []));
  return new Set([...changes, ...refusals].map(({ record }) => record));
};

/** Ops that counted and of whose record nothing has told so far. */
const untoldOps = (
  state: SyncState,
  page: Page,
  { part, acknowledged }: { part: Taking['part']; acknowledged: readonly OutboxRow[] },
): readonly OutboxRow[] => {
  const refused = new Set(page.answer.results.filter(isRefused).map(({ op }) => op));
  const counted = acknowledged.filter((row) => !isAnnouncing(row) && !refused.has(row.op));
  const told = toldRecords(page, part);
  return [...state.unread, ...counted].filter(({ record }) => !told.has(record));
};

/** Announcements are made anew from the records at each reset. */
const isAnnouncing = ({ n = 0 }: OutboxRow): boolean => n < 0;

const isRefused = ({ status }: Result): boolean => status === 'rejected';

/** The digest after the page. It begins where nothing has a number yet; else it must be counted. */
const tallied = (
  state: SyncState,
  { page, before, after, listed, now }: Applying,
): SyncState['tally'] => {
  const { epoch } = page.answer;
  const isFirst = state.epoch === null;
  const from = isFirst ? { epoch, digest: new Tally().digest, counted: now } : state.tally;
  if (from?.epoch !== epoch) return null;
  const tally = new Tally(from.digest);
  for (const [id, row] of after) {
    tally.count(before.get(id), epoch, -1);
    if (row) tally.count(row, epoch);
  }
  for (const [id, seq] of listed) tally.count({ id, seq, epoch }, epoch);
  return { ...from, digest: tally.digest };
};

const movedOn = (
  state: SyncState,
  { request, answer }: Page,
  { part, now, ...more }: Taking & Pick<SyncState, 'unread' | 'tally'>,
): SyncState => ({
  ...state,
  device: request.device,
  unread: more.unread,
  tally: more.tally,
  epoch: answer.epoch,
  cursor: part === 'results' ? state.cursor : answer.cursor,
  lastSynced: answer.more ? state.lastSynced : now,
});

/** The records that these speak of, as they stand here. */
const recordsBefore = async (
  tx: Tx,
  told: readonly { readonly record: string }[],
): Promise<ReadonlyMap<string, RecordRow>> => {
  const [rows, lists] = await Promise.all([
    namedRecords(tx, [...new Set(told.map(({ record }) => record))]),
    told.length > 0 ? numberLists(tx) : [],
  ]);
  return new Map(rows.flatMap((row) => (row ? [[row.id, withNumber(row, lists)]] : [])));
};

const store = async (
  tx: Tx,
  { page, after, rejected, listed }: Applying,
  acknowledged: readonly OutboxRow[],
): Promise<void> => {
  if (listed.size > 0) await addNumbers(tx, { epoch: page.answer.epoch, numbers: listed });
  await tx.putAll('rejected', rejected);
  await tx.putAll(
    'records',
    [...after.values()].filter((row) => row !== null),
  );
  await tx.removeAll(
    'records',
    [...after].filter(([, row]) => row === null).map(([id]) => id),
  );
  await tx.removeAll(
    'outbox',
    acknowledged.map(({ n = 0 }) => n),
  );
};

/** What stands here before the page is taken over. */
const readBefore = async (tx: Tx, { answer, request }: Page, taking: Taking) => {
  const { part, known, listFrom = WORTH_A_LIST } = taking;
  const results = part === 'changes' ? [] : answer.results;
  const changes = part === 'results' ? [] : answer.changes;
  const refusedOps = request.ops.filter((_, at) => results[at]?.status === 'rejected');
  const told = [...refusedOps, ...changes];
  const mayList = results.length >= listFrom;
  // Asked for together: each wait is a journey to the browser's own process and back.
  const [state, outbox, early] = await Promise.all([
    readState(tx),
    outboxOf(tx, results, known),
    mayList ? undefined : recordsBefore(tx, told),
  ]);
  const listed = mayList ? listable(changes, { results, ...outbox }, listFrom) : NO_NUMBERS;
  const rest = told.filter(({ record }) => !listed.has(record));
  const spokenOf = early ?? (await recordsBefore(tx, rest));
  return { ...outbox, state, spokenOf, listed, results, changes };
};

/** Takes the page over; undefined when this device has moved on since it asked: then all stays. */
export const takeOver = (
  storage: OwnerStorage,
  page: Page,
  taking: Taking,
): Promise<TakenOver | undefined> =>
  storage.transaction(ALL, 'repeatable', async (tx) => {
    const { part, now } = taking;
    const found = await readBefore(tx, page, taking);
    const { state, acknowledged, left, listed, results, changes } = found;
    if (isStale(state, page, part)) return undefined;
    const untold = untoldOps(state, page, { part, acknowledged });
    const isLast = part !== 'results' && !page.answer.more;
    const settled = isLast ? untold : [];
    const before = new Map([...(await recordsBefore(tx, settled)), ...found.spokenOf]);
    const applying: Applying = {
      ...{ page, now, before, listed, pending: grouped(left), named: grouped(page.request.ops) },
      ...{ after: new Map(), touched: new Map(), rejected: [] },
    };
    for (const [at, result] of results.entries()) applyResult(applying, result, at);
    for (const change of changes) applyChange(applying, change);
    for (const { record } of settled) applySettled(applying, record);
    await store(tx, applying, acknowledged);
    const tally = tallied(state, applying);
    const unread = isLast ? [] : untold;
    const moved = movedOn(state, page, { ...taking, unread, tally });
    const [rejected] = await Promise.all([tx.count('rejected'), writeState(tx, moved)]);
    const standing = { state: moved, pending: left.length, rejected };
    return { news: news(applying.touched), standing, left };
  });
