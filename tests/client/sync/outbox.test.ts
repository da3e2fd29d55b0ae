// What a sync knows of the outbox is what stands there, whatever other tabs do meanwhile.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openStorage } from '../../../client/foundation/database.ts';
import {
  type OutboxRow,
  OWNER_LAYOUT,
  type OwnerStorage,
  type OwnerTables,
} from '../../../client/foundation/tables.ts';
import { outboxOf } from '../../../client/sync/outbox.ts';
import { load } from '../../../client/sync/state.ts';
import { freshIndexedDb } from '../support/browser.ts';

beforeEach(freshIndexedDb);

const opAt = (n: number, name = `op-${n}`): OutboxRow => ({
  ...{ n, op: name, record: `record-${n}`, kind: 'drink', action: 'put' },
  fields: { ml: n },
});

const storageWith = async (places: readonly number[]): Promise<OwnerStorage> => {
  const storage = openStorage<OwnerTables>('outbox', OWNER_LAYOUT);
  const rows = places.map((n) => opAt(n));
  await storage.transaction(['outbox'], 'readwrite', (tx) => tx.putAll('outbox', rows));
  return storage;
};
const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);
const placesOf = (rows: readonly OutboxRow[]): (number | undefined)[] => rows.map(({ n }) => n);

const leftIn = async (storage: OwnerStorage, known: readonly OutboxRow[], ops: readonly string[]) =>
  storage.transaction(['outbox'], 'readonly', async (tx) => {
    const results = ops.map((op) => ({ op, status: 'applied' as const }));
    return (await outboxOf(tx, results, known)).left;
  });

for (const [what, places] of [
  ['in one row', upTo(1100)],
  ['with places that are empty', upTo(1300).filter((n) => n % 7 !== 0)],
  ['with announcements in front', upTo(1100).map((n) => n - 300)],
  ['all of them far apart', upTo(700).map((n) => n * 1000)],
] as const) {
  test(`the oldest ops are read in their order: ${what}`, async () => {
    const storage = await storageWith(places);

    for (const limit of [1, 250, 251, 600, 1001, 2000]) {
      const { outbox, pending } = await load(storage, limit);
      assert.deepEqual(placesOf(outbox), places.slice(0, limit));
      assert.equal(pending, places.length);
    }
    storage.close();
  });
}

test('what was written since is known, too', async () => {
  const storage = await storageWith([...upTo(100), 105]);

  const left = await leftIn(
    storage,
    upTo(100).map((n) => opAt(n)),
    ['op-1'],
  );
  assert.deepEqual(placesOf(left), [...upTo(100).slice(1), 105]);
  storage.close();
});

test('what another tab took out of the outbox is known no longer', async () => {
  const storage = await storageWith(upTo(100).filter((n) => n !== 2));

  const left = await leftIn(
    storage,
    upTo(100).map((n) => opAt(n)),
    ['op-1'],
  );
  assert.deepEqual(placesOf(left), upTo(100).slice(2));
  storage.close();
});

test('announcements that were made anew stand at the places of others', async () => {
  const storage = await storageWith([-1, ...upTo(100)]);

  const known = [opAt(-1, 'told to another history'), ...upTo(100).map((n) => opAt(n))];
  const [announcement] = await leftIn(storage, known, []);
  assert.equal(announcement?.op, 'op--1');
  storage.close();
});
