// Many rows read at once are those that were asked for, however they lie.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { openStorage } from '../../../client/foundation/database.ts';
import { freshIndexedDb } from '../support/browser.ts';

interface Row {
  readonly id: string;
  readonly n: number;
}
const LAYOUT = { rows: { keyPath: 'id' } } as const;

beforeEach(freshIndexedDb);

const nameOf = (n: number): string => `row-${String(n).padStart(4, '0')}`;

test('neighbours, strangers far apart and rows that are not there come in the order asked for', async () => {
  const storage = openStorage<{ rows: Row }>('bulk', LAYOUT);
  const there = Array.from({ length: 300 }, (_, n) => ({ id: nameOf(n), n }));
  await storage.transaction(['rows'], 'readwrite', (tx) => tx.putAll('rows', there));

  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(60), { maxLength: 60, size: 'max' }),
      fc.nat(320),
      fc.constantFrom(1, 4),
      async (places, start, spread) => {
        const numbers = places.map((place) => start + place * spread);
        const keys = numbers.map(nameOf);
        const rows = await storage.transaction(['rows'], 'readonly', (tx) => tx.many('rows', keys));
        assert.deepEqual(
          rows.map((row) => row?.n),
          numbers.map((n) => (n < 300 ? n : undefined)),
        );
      },
    ),
    { numRuns: 60 },
  );
  storage.close();
});
