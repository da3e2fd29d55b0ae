import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_OP_BYTES, type Op } from '../../../client/contract/wire.ts';
import { clean, withChange } from '../../../client/foundation/fields.ts';
import { retryAfter } from '../../../client/foundation/http.ts';
import { portions, utf8Length, wireOp } from '../../../client/foundation/ops.ts';
import type { RecordRow } from '../../../client/foundation/tables.ts';
import { announcement, announcementName, originOf } from '../../../client/sync/logic/announce.ts';
import { LONGEST_MS, pause, SHORTEST_MS } from '../../../client/sync/logic/backoff.ts';
import { digestOf, Tally } from '../../../client/sync/logic/digest.ts';
import {
  changed,
  refused,
  uncovered,
  withoutRefused,
  withPending,
} from '../../../client/sync/logic/merge.ts';
import { batch, opSize } from '../../../client/sync/logic/outbox.ts';
import { sha256Start } from '../../../client/sync/logic/sha256.ts';
import { attention, GUEST, statusLine } from '../../../client/sync/logic/status.ts';

// The same cases in every run; another seed tells other ones: FC_SEED=7 node --test …
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 2026) });

const ID = '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512';
const anOp = (fields: Record<string, unknown>, n = 1): Op & { n: number } => ({
  n,
  op: ID,
  record: ID,
  kind: 'drink',
  action: 'put',
  fields,
});
const aRow: RecordRow = {
  id: ID,
  kind: 'drink',
  fields: { ml: 250 },
  seq: 42,
  epoch: 'e1',
  deleted: false,
  changed_at: 1,
};
const text = fc.string({ unit: 'binary', maxLength: 400 });
const someFields = fc.dictionary(fc.string({ maxLength: 20 }), text, { maxKeys: 60 });

test('a request holds the oldest ops, in order, within both limits, and never none', () => {
  fc.assert(
    fc.property(
      fc.array(someFields, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 20_000 }),
      (all, ops, bytes) => {
        const rows = all.map((fields, n) => anOp(fields, n));

        const chosen = batch(rows, { ops, bytes });

        assert.deepEqual(chosen, rows.slice(0, chosen.length));
        assert.ok(chosen.length >= 1 && chosen.length <= ops);
        const size = chosen.reduce((sum, row) => sum + opSize(wireOp(row)) + 1, 0);
        assert.ok(size <= bytes || chosen.length === 1);
      },
    ),
  );
});

test('the size of a text is its size in UTF-8', () => {
  fc.assert(
    fc.property(text, (each) =>
      assert.equal(utf8Length(each), new TextEncoder().encode(each).length),
    ),
  );
});

test('portions of fields fit one op each and lose nothing', () => {
  fc.assert(
    fc.property(someFields, (fields) => {
      const parts = portions(fields);

      assert.deepEqual(parts.flatMap(Object.entries), Object.entries(fields));
      for (const part of parts) assert.ok(opSize(anOp(part)) <= MAX_OP_BYTES);
    }),
  );
});

test('a record too large for one op is told in as few as hold it', () => {
  const texts = Array.from({ length: 8 }, (_, at) => [`f${at}`, 'x'.repeat(MAX_OP_BYTES / 4)]);

  const parts = portions(Object.fromEntries(texts));

  assert.deepEqual(parts.flatMap(Object.entries), texts);
  assert.deepEqual(
    parts.map((part) => Object.keys(part).length),
    [3, 3, 2],
  );
});

test('the digest of one known record is the one in the protocol', () => {
  const { count, sum } = digestOf([{ id: ID, seq: 42, epoch: 'e1' }], 'e1');

  assert.deepEqual({ count, sum }, { count: 1, sum: '2d19ce296fdbe586' });
});

test('the digest counts records with a number in this history only, in any order', () => {
  const rows = Array.from({ length: 50 }, (_, seq) => ({ id: ID, seq, epoch: 'e1' }));
  const others = [
    { id: ID, seq: null, epoch: null },
    { id: ID, seq: 7, epoch: 'e0' },
  ];

  assert.deepEqual(digestOf([...rows, ...others], 'e1'), digestOf([...rows].reverse(), 'e1'));
});

test('the digest carried on record by record equals the one counted from the start', () => {
  const numbered = fc.record({ id: fc.uuid(), seq: fc.nat(2 ** 40), epoch: fc.constant('e1') });
  fc.assert(
    fc.property(fc.array(numbered), fc.array(numbered), (stay, go) => {
      const tally = new Tally();
      for (const row of [...go, ...stay]) tally.count(row, 'e1');
      for (const row of go) tally.count(row, 'e1', -1);

      assert.deepEqual(tally.digest, digestOf(stay, 'e1'));
    }),
  );
});

test("the short hash is SHA-256's", () => {
  const letters = fc.string({ unit: 'grapheme-ascii', maxLength: 55 });
  fc.assert(
    fc.property(letters, (text) => {
      const hash = createHash('sha256').update(text).digest();

      assert.deepEqual(sha256Start(text), [hash.readUInt32BE(0), hash.readUInt32BE(4)]);
    }),
  );
});

test('the pause is between two seconds and a quarter of an hour, whatever chance says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, chance) => {
        const ms = pause({ attempt }, () => chance);

        assert.ok(ms >= SHORTEST_MS && ms <= LONGEST_MS);
      },
    ),
  );
});

test('a server that is down for an hour is asked at most thirty times', () => {
  for (const chance of [0.3, 0.5, 0.9]) {
    let asked = 0;
    for (let elapsed = 0; elapsed < 3_600_000; asked += 1) {
      elapsed += pause({ attempt: asked + 1 }, () => chance);
    }

    assert.ok(asked <= 30, `${asked} times`);
  }
});

test("the server's own pause wins, in seconds or as a date", () => {
  const now = Date.parse('2026-11-21T02:00:00Z');

  assert.equal(pause({ attempt: 1, retryAfterMs: 120_000 }, Math.random), 120_000);
  const day = 24 * 3_600_000;
  assert.equal(pause({ attempt: 1, retryAfterMs: 30 * day }, Math.random), day);
  assert.deepEqual(
    ['120', 'Sat, 21 Nov 2026 02:01:00 GMT', 'Sat, 21 Nov 2026 01:00:00 GMT', 'soon', null].map(
      (header) => retryAfter(header, now),
    ),
    [120_000, 60_000, 0, undefined, undefined],
  );
});

test('nothing is put over a tombstone', () => {
  const gone = { fields: {}, deleted: true };

  assert.deepEqual(withPending(gone, [anOp({ ml: 1 })]), gone);
});

test('a record on which nothing of ours lies stays as it is when our ops are gone', () => {
  assert.equal(uncovered(aRow, []), undefined);
  // Nobody knows what lies beneath a record without a number.
  assert.equal(uncovered({ ...aRow, seq: null, base: aRow.fields }, []), undefined);
  assert.equal(uncovered(undefined, []), undefined);
});

test('own ops lie on top in the order made, and null removes', () => {
  const base = { fields: { ml: 1, beverage: 'tea' }, deleted: false };

  assert.deepEqual(withPending(base, [anOp({ ml: 2 }), anOp({ ml: 3, beverage: null })]), {
    fields: { ml: 3 },
    deleted: false,
  });
});

test('the number alone leaves the record as it is', () => {
  const merging = { old: aRow, named: [], pending: [], epoch: 'e1', now: 9 };

  assert.deepEqual(changed({ record: ID, seq: 50 }, merging), {
    ...aRow,
    base: undefined,
    seq: 50,
  });
  assert.equal(changed({ record: ID, seq: 50 }, { ...merging, old: undefined }), undefined);
});

test('what the server says of a record takes nothing out of its trash', () => {
  const lost = [{ at: 1, why: 'replaced', fields: { ml: 100 } }] as const;
  const merging = { old: { ...aRow, lost }, named: [], pending: [], epoch: 'e1', now: 9 };
  const head = { record: ID, kind: 'drink', seq: 50 } as const;

  assert.equal(changed({ ...head, deleted: true }, merging)?.lost, lost);
  assert.equal(changed({ ...head, deleted: false, fields: {} }, merging)?.lost, lost);
});

test('all that a person should look at is counted, and a full phone is told', () => {
  const status = { ...GUEST, phase: 'idle', lastSynced: 1 } as const;

  assert.equal(attention({ ...status, rejected: 2, held: 25, differs: true, asking: true }), 5);
  assert.equal(statusLine({ ...status, held: 25 }), '1 needs a look');
  assert.equal(statusLine({ ...status, trouble: 'storage-full' }), 'This phone is full');
});

test('a refused new record leaves nothing; a refused edit of a known one keeps it', () => {
  const merging = { old: aRow, named: [], pending: [], epoch: 'e1', now: 9 };
  const unsent = { ...aRow, seq: null, epoch: null };

  assert.equal(refused(null, { ...merging, old: unsent }), null);
  assert.equal(refused(null, merging), aRow);
});

test('without an op that counts for nobody, what the server has and what comes later stay', () => {
  const unsent = { ...aRow, seq: null, epoch: null };
  const covered = { ...aRow, fields: { ml: 7 }, base: { ml: 250 } };

  assert.deepEqual(withoutRefused(covered, []), { ...aRow, base: undefined });
  assert.equal(withoutRefused(aRow, []), undefined);
  assert.equal(withoutRefused(unsent, []), null);
  assert.deepEqual(withoutRefused(unsent, [anOp({ ml: 300 })]), { ...unsent, fields: { ml: 300 } });
});

test('a field with a dangerous name is a field like any other', () => {
  const fields = JSON.parse('{"__proto__": {"ml": 1}, "constructor": 2}');

  const [portion = {}] = portions(withChange(fields, { ml: 3 }));

  assert.deepEqual(Object.entries(portion), [
    ['__proto__', { ml: 1 }],
    ['constructor', 2],
    ['ml', 3],
  ]);
  assert.equal(({} as { ml?: number }).ml, undefined);
});

test('fields of a newer build are kept as they are', () => {
  const fields = { from_the_future: { deep: [1, { x: null }] }, ml: 1 };

  assert.deepEqual(withChange(fields, { ml: 2 }), { ...fields, ml: 2 });
});

test('cleaning changes nothing in text that is whole', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!text.includes('\\u0000') && !/\\ud[89a-f]/.test(text));

      assert.deepEqual(clean(value), value);
    }),
  );
});

test('an announcement is named by both histories and the number', () => {
  assert.equal(announcementName('new', { epoch: 'old', seq: 7 }), 'new:old:7');
});

test('what no history has numbered is announced to none: it goes by itself', () => {
  assert.deepEqual(originOf(aRow), { epoch: 'e1', seq: 42 });
  assert.equal(originOf({ ...aRow, seq: null, epoch: null }), undefined);
});

test('a record larger than any other op is announced whole', () => {
  const fields = Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => [`f${at}`, 'x'.repeat(5000)]),
  );
  const from = { epoch: 'e1', seq: 42 };

  const op = announcement({ ...aRow, fields }, { op: ID, from });

  assert.deepEqual(op, {
    ...{ op: ID, record: aRow.id, kind: aRow.kind, action: 'announce', from },
    ...{ deleted: false, fields },
  });
});
