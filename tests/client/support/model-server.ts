// The sync endpoint in a few lines, as the protocol describes it: one owner, in memory.
import { createHash } from 'node:crypto';
import type {
  Change,
  Held,
  Op,
  Result,
  SyncAnswer,
  SyncRequest,
} from '../../../client/contract/wire.ts';
import type { Api, ApiAnswer } from '../../../client/foundation/http.ts';
import type { Fields } from '../../../client/foundation/tables.ts';

interface ServerRecord {
  readonly kind: string;
  readonly seq: number;
  readonly deleted: boolean;
  readonly fields: Fields;
  /** Where the content came from, when it was announced. */
  readonly announced: { readonly epoch: string; readonly seq: number } | null;
  /** Ops that changed it, each with the number it gave. */
  readonly by: readonly { readonly op: string; readonly seq: number }[];
}

interface Contents {
  epoch: string;
  head: number;
  records: Map<string, ServerRecord>;
  receipts: Map<string, string>;
}

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  cramp: ['started_at'],
  drink: ['at', 'ml'],
  night: ['date'],
};

const problem = (status: number, code: string, extra: object = {}): ApiAnswer => ({
  ok: false,
  reason: 'refused',
  status,
  problem: { code, title: code, ...extra },
});

const digestOfModel = (records: ReadonlyMap<string, { seq: number }>) => {
  let sum = 0n;
  for (const [id, { seq }] of records) {
    const bytes = createHash('sha256').update(`${id}:${seq}`).digest();
    sum = (sum + bytes.readBigUInt64BE(0)) % 2n ** 64n;
  }
  return { count: records.size, sum: sum.toString(16).padStart(16, '0') };
};

const merged = (fields: Fields, change: Fields): Fields =>
  Object.fromEntries(
    Object.entries({ ...fields, ...change }).filter(([, value]) => value !== null),
  );

export interface ModelServer {
  readonly api: Api;
  readonly requests: SyncRequest[];
  readonly contents: Contents;
  pageSize: number;
  /** Refuses whole requests with more ops than this, as a proxy with a small limit does. */
  mostOps: number;
  signedInAs: string | null;
  backup(): Contents;
  restore(backup: Contents, epoch?: string): void;
}

type Old = ServerRecord | undefined;

const held = (contents: Contents, id: string): Held | null => {
  const record = contents.records.get(id);
  if (!record) return null;
  const { kind, seq } = record;
  if (record.deleted) return { record: id, kind, seq, deleted: true };
  return { record: id, kind, seq, deleted: false, fields: { ...record.fields } };
};

const store = (
  contents: Contents,
  op: Op,
  change: Pick<ServerRecord, 'deleted' | 'fields' | 'announced'>,
): void => {
  contents.head += 1;
  const by = [...(contents.records.get(op.record)?.by ?? []), { op: op.op, seq: contents.head }];
  contents.records.set(op.record, { kind: op.kind, seq: contents.head, by, ...change });
};

const rejected = (
  op: Op,
  code: 'invalid-field' | 'missing-field' | 'kind-mismatch' | 'op-reused',
): Result => ({
  op: op.op,
  status: 'rejected',
  code,
  detail: code,
  now: null,
});

const put = (contents: Contents, op: Extract<Op, { action: 'put' }>, old: Old): Result => {
  if (old?.deleted) return { op: op.op, status: 'deleted' };
  if (old && old.kind !== op.kind) return rejected(op, 'kind-mismatch');
  if ('invalid' in op.fields || Number(op.fields['ml']) < 0) return rejected(op, 'invalid-field');
  const fields = merged(old?.fields ?? {}, op.fields);
  if ((REQUIRED[op.kind] ?? []).some((name) => !(name in fields)))
    return rejected(op, 'missing-field');
  store(contents, op, { deleted: false, fields, announced: null });
  return { op: op.op, status: 'applied' };
};

const announce = (
  contents: Contents,
  op: Extract<Op, { action: 'announce' }>,
  old: Old,
): Result => {
  const done: Result = { op: op.op, status: 'applied' };
  if (old?.deleted) return { op: op.op, status: 'deleted' };
  const { from } = op;
  if (op.deleted) {
    store(contents, op, { deleted: true, fields: {}, announced: from });
    return done;
  }
  // A change made since the backup came back stays; of what was told, the newest counts.
  if (old && (old.announced === null || old.announced.seq >= from.seq)) return done;
  store(contents, op, { deleted: false, fields: (op.fields ?? {}) as Fields, announced: from });
  return done;
};

const remove = (contents: Contents, op: Op, old: Old): Result => {
  if (old?.deleted) return { op: op.op, status: 'deleted' };
  store(contents, op, { deleted: true, fields: {}, announced: null });
  return { op: op.op, status: 'applied' };
};

const apply = (contents: Contents, op: Op): Result => {
  const { receipts, records } = contents;
  const receipt = receipts.get(op.op);
  if (receipt === op.record) return { op: op.op, status: 'duplicate' };
  if (receipt !== undefined) return rejected(op, 'op-reused');
  const old = records.get(op.record);
  const result =
    op.action === 'put'
      ? put(contents, op, old)
      : op.action === 'announce'
        ? announce(contents, op, old)
        : remove(contents, op, old);
  if (result.status === 'applied') receipts.set(op.op, op.record);
  return result;
};

const page = (contents: Contents, request: SyncRequest, results: readonly Result[]): Change[] => {
  const named = new Set(request.ops.map((op) => op.op));
  const refused = new Set(
    request.ops.filter((_, at) => results[at]?.status === 'rejected').map((op) => op.record),
  );
  return [...contents.records]
    .filter(([, { seq }]) => seq > request.cursor)
    .sort(([, one], [, other]) => one.seq - other.seq)
    .map(([id, { by, seq }]) => {
      const since = by.filter((change) => change.seq > request.cursor);
      const isOwn =
        since.length > 0 && since.every((change) => named.has(change.op)) && !refused.has(id);
      return isOwn ? { record: id, seq } : (held(contents, id) as Held);
    });
};

/** Why a whole request is refused. */
const refusalOf = (server: ModelServer, request: SyncRequest): ApiAnswer | undefined => {
  const { contents } = server;
  if (server.signedInAs === null) return problem(401, 'signed-out');
  if (request.owner !== undefined && request.owner !== server.signedInAs)
    return problem(409, 'wrong-owner');
  if (request.ops.length > server.mostOps) return problem(413, 'too-large');
  if (request.ops.some((op) => op.action === 'put' && 'poison' in op.fields))
    return problem(400, 'bad-request');
  const isOther = request.epoch !== null && request.epoch !== contents.epoch;
  if (isOther || request.cursor > contents.head)
    return problem(409, 'reset', { epoch: contents.epoch });
  return undefined;
};

const answer = (server: ModelServer, request: SyncRequest): ApiAnswer => {
  const { contents } = server;
  const refusal = refusalOf(server, request);
  if (refusal) return refusal;
  const entered = request.ops.map((op) => apply(contents, op));
  // A refused op tells how its record stands after the whole request.
  const results = entered.map((result, at) =>
    result.status === 'rejected'
      ? { ...result, now: held(contents, request.ops[at]?.record ?? '') }
      : result,
  );
  const all = page(contents, request, results);
  const changes = all.slice(0, server.pageSize);
  const more = all.length > changes.length;
  const body: SyncAnswer = {
    epoch: contents.epoch,
    results,
    changes,
    cursor: changes.at(-1)?.seq ?? request.cursor,
    more,
    head: contents.head,
    digest: more ? null : digestOfModel(contents.records),
    server_time: '2026-11-21T02:20:07.551Z',
  };
  return { ok: true, status: 200, body: structuredClone(body) };
};

export const modelServer = (owner: string): ModelServer => {
  const server: ModelServer = {
    requests: [],
    contents: { epoch: 'epoch-1', head: 0, records: new Map(), receipts: new Map() },
    pageSize: 2000,
    mostOps: 1000,
    signedInAs: owner,
    backup: () => structuredClone(server.contents),
    restore(backup, epoch = 'epoch-2') {
      Object.assign(server.contents, structuredClone(backup), { epoch });
      // What came back counts with its own number in the old history.
      for (const [id, record] of server.contents.records) {
        const announced = { epoch: backup.epoch, seq: record.seq };
        server.contents.records.set(id, { ...record, announced });
      }
    },
    api: async (_method, path, body) => {
      if (path !== '/api/v1/sync') return problem(404, 'not-found');
      const request = structuredClone(body) as SyncRequest;
      server.requests.push(request);
      return answer(server, request);
    },
  };
  return server;
};
