// Whether an answer is one: only a body that fits the contract and this very request counts.

import type { Change, Held, Result, SyncAnswer, SyncRequest } from '../../contract/wire.ts';
import { isHeld } from './merge.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

const isHeldRecord = (value: unknown): value is Held =>
  isObject(value) &&
  isText(value['record']) &&
  isText(value['kind']) &&
  isNumber(value['seq']) &&
  (value['deleted'] === true || (value['deleted'] === false && isObject(value['fields'])));

const isOwnChange = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['record']) &&
  isNumber(value['seq']) &&
  !('deleted' in value) &&
  !('fields' in value);

const isChange = (value: unknown): value is Change => isHeldRecord(value) || isOwnChange(value);

const DONE: readonly unknown[] = ['applied', 'duplicate', 'deleted'];

const isResult = (value: unknown): value is Result =>
  isObject(value) &&
  isText(value['op']) &&
  (DONE.includes(value['status']) ||
    (value['status'] === 'rejected' &&
      isText(value['code']) &&
      isText(value['detail']) &&
      (value['now'] === null || isHeldRecord(value['now']))));

const isDigest = (value: unknown): boolean =>
  isObject(value) &&
  isNumber(value['count']) &&
  isText(value['sum']) &&
  /^[0-9a-f]{16}$/.test(value['sum']);

const isAnswer = (body: unknown): body is SyncAnswer =>
  isObject(body) &&
  isText(body['epoch']) &&
  body['epoch'] !== '' &&
  Array.isArray(body['results']) &&
  body['results'].every(isResult) &&
  Array.isArray(body['changes']) &&
  body['changes'].every(isChange) &&
  isNumber(body['cursor']) &&
  isNumber(body['head']) &&
  typeof body['more'] === 'boolean' &&
  (body['digest'] === undefined || body['digest'] === null || isDigest(body['digest']));

/** Each result names the op sent at its place: no more, no fewer, none twice. */
const namesTheOps = (answer: SyncAnswer, request: SyncRequest): boolean =>
  answer.results.length === request.ops.length &&
  answer.results.every((result, at) => result.op === request.ops[at]?.op);

/** The page goes on where the request stood: numbers rise, and the cursor is the last of them. */
const continues = (answer: SyncAnswer, request: SyncRequest): boolean => {
  let last = request.cursor;
  for (const { seq } of answer.changes) {
    if (seq <= last) return false;
    last = seq;
  }
  const movesOn = answer.changes.length > 0 || !answer.more;
  return movesOn && answer.cursor === last && answer.head >= last;
};

/** Own changes may only name records of this request: others would be unknown here. */
const ownsItsChanges = (answer: SyncAnswer, request: SyncRequest): boolean => {
  const sent = new Set(request.ops.map((op) => op.record));
  return answer.changes.every((change) => isHeld(change) || sent.has(change.record));
};

/** The answer to this request, or undefined when it is anything else: then everything is kept. */
export const readAnswer = (body: unknown, request: SyncRequest): SyncAnswer | undefined =>
  isAnswer(body) &&
  (request.epoch === null || body.epoch === request.epoch) &&
  namesTheOps(body, request) &&
  continues(body, request) &&
  ownsItsChanges(body, request)
    ? body
    : undefined;
