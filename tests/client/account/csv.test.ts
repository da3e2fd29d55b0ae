import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rowsOfTable, type TableRow, tableOf } from '../../../client/account/logic/csv.ts';

const id = '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512';
const rowOf = (fields: TableRow['fields']): TableRow => ({ id, kind: 'drink', fields });

const DANGEROUS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1", '＝1', '=HYPERLINK("x")'];

test('no cell of a table begins as a formula does', () => {
  for (const note of [...DANGEROUS, -5]) {
    const [, line] = tableOf([rowOf({ note })]).split('\r\n"drink"');

    assert.match(String(line), /^,"[^"]*","(?:'|"")/);
  }
});

test('a name of a field cannot be a formula either', () => {
  assert.match(tableOf([rowOf({ '=1': 1 })]), /^\uFEFF"kind","id","'=1"\r\n/);
});

test('whatever an entry says comes back from the table as it was', () => {
  const value = fc.oneof(
    fc.jsonValue({ noUnicodeString: false }).filter((made) => !Object.is(made, -0)),
    fc.constantFrom(...DANGEROUS, '42', 'true', 'TRUE', '"', '""', "'", '', ' ', 'a,b;c', '\r\n'),
  );
  const fields = fc.dictionary(
    fc
      .string({ minLength: 1 })
      .filter((name) => !['kind', 'id'].includes(name.trim()) && name === name.trim()),
    value,
    { minKeys: 1, maxKeys: 5, noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(fields, { minLength: 1, maxLength: 5 }), (all) => {
      const rows = all.map(rowOf);

      assert.deepEqual(rowsOfTable(tableOf(rows)), rows);
    }),
    { seed: 20_261_121, numRuns: 300 },
  );
});

test('a table that is none of ours is told from one', () => {
  for (const text of ['', 'hello', 'a,b\n1,2', '<html>']) {
    assert.equal(rowsOfTable(text), undefined);
  }
});
