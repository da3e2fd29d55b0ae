// Many records read at once are those that were named, however they lie.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { openStorage } from '../../../client/foundation/database.ts';
import { OWNER_LAYOUT, type OwnerTables } from '../../../client/foundation/tables.ts';
import { namedRecords } from '../../../client/sync/named.ts';
import { freshIndexedDb } from '../support/browser.ts';

beforeEach(freshIndexedDb);

const nameOf = (n: number): string => `row-${String(n).padStart(4, '0')}`;
const recordOf = (n: number): OwnerTables['records'] => ({
  ...{ id: nameOf(n), kind: 'drink', fields: {}, seq: n, epoch: 'one' },
  ...{ deleted: false, changed_at: 0 },
});

test('neighbours, strangers far apart and records that are not there come in the order named', async () => {
  const storage = openStorage<OwnerTables>('named', OWNER_LAYOUT);
  const there = Array.from({ length: 300 }, (_, n) => recordOf(n));
  await storage.transaction(['records'], 'readwrite', (tx) => tx.putAll('records', there));

  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(60), { maxLength: 60, size: 'max' }),
      fc.nat(320),
      fc.constantFrom(1, 4),
      async (places, start, spread) => {
        const numbers = places.map((place) => start + place * spread);
        const ids = numbers.map(nameOf);
        const rows = await storage.transaction(['records'], 'readonly', (tx) =>
          namedRecords(tx, ids),
        );
        assert.deepEqual(
          rows.map((row) => row?.seq),
          numbers.map((n) => (n < 300 ? n : undefined)),
        );
      },
    ),
    { numRuns: 60 },
  );
  storage.close();
});
