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

/** Cells as a spreadsheet program takes them: a quote counts only where a cell begins. */
const opened = (text: string, splitter: string): string[][] => {
  const rows: string[][] = [[]];
  let [cell, state]: [string, 'begun' | 'quoted' | 'plain'] = ['', 'begun'];
  const end = (): void => {
    rows.at(-1)?.push(cell);
    [cell, state] = ['', 'begun'];
  };
  const inside = (at: number): number => {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') {
      cell += '"';
      return at + 1;
    } else state = 'plain';
    return at;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (state === 'quoted') at = inside(at);
    else if (sign === splitter) end();
    else if (sign === '\n' || sign === '\r') {
      end();
      rows.push([]);
    } else if (sign === '"' && state === 'begun') state = 'quoted';
    else {
      cell += sign;
      state = 'plain';
    }
  }
  end();
  return rows;
};

const saved = (rows: readonly string[][], splitter: string): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(splitter)).join('\n');

const SPLITTERS = [',', ';', '\t'];

const value = fc.oneof(
  // JSON has no -0.
  fc.jsonValue({ noUnicodeString: false }).map((made) => JSON.parse(JSON.stringify(made))),
  fc.constantFrom(...DANGEROUS, '42', 'true', 'TRUE', '"', '""', "'", '', ' ', 'a,b;c', '\r\n'),
  fc
    .array(fc.constantFrom(...`;,\t\r\n"' =+-@＝a[`), { maxLength: 8 })
    .map((signs) => signs.join('')),
);
const fields = fc.dictionary(
  fc
    .oneof(fc.string({ minLength: 1 }), fc.constantFrom('a;=1', 'b\t=1', "'=1", 'c\n"=1'))
    .filter((name) => !['kind', 'id'].includes(name.trim()) && name === name.trim()),
  value,
  { minKeys: 1, maxKeys: 5, noNullPrototype: true },
);
const entries = fc.array(fields, { minLength: 1, maxLength: 5 }).map((all) => all.map(rowOf));
const chance = { seed: 20_261_121, numRuns: 500 };

test('wherever a spreadsheet splits the table, no cell is a formula', () => {
  fc.assert(
    fc.property(entries, fc.constantFrom(...SPLITTERS), (rows, splitter) => {
      for (const cell of opened(tableOf(rows).slice(1), splitter).flat())
        assert.doesNotMatch(cell.trim(), /^[=+\-@＝＋－＠]/);
    }),
    chance,
  );
});

test('a table that a spreadsheet has saved in its own way says the same', () => {
  fc.assert(
    fc.property(entries, fc.constantFrom(...SPLITTERS), (rows, splitter) => {
      const again = saved(opened(tableOf(rows).slice(1), ','), splitter);

      assert.deepEqual(rowsOfTable(again), rows);
    }),
    chance,
  );
});

test('yes and no in capitals, as spreadsheets write them, are yes and no', () => {
  const rows = rowsOfTable('kind,enabled,pressed,note\nreminder,TRUE,FALSE,True story\n');

  assert.deepEqual(rows?.[0]?.fields, { enabled: true, pressed: false, note: 'True story' });
});

test('a spreadsheet that takes an apostrophe in front for a sign of its own loses nothing', () => {
  for (const note of [...DANGEROUS, "'", "''=1", "'tis", "it's"]) {
    const cells = opened(tableOf([rowOf({ note })]).slice(1), ',');
    const taken = cells.map((row) => row.map((cell) => cell.replace(/^'/, '')));

    assert.deepEqual(rowsOfTable(saved(taken, ',')), [rowOf({ note })]);
  }
});

test('a name of a field cannot be a formula either', () => {
  assert.match(tableOf([rowOf({ '=1': 1 })]), /^\uFEFF"kind","id","'=1"\r\n/);
});

test('whatever an entry says comes back from the table as it was', () => {
  fc.assert(
    fc.property(entries, (rows) => {
      assert.deepEqual(rowsOfTable(tableOf(rows)), rows);
    }),
    chance,
  );
});

test('a table saved before apostrophes were written as text comes back, too', () => {
  const old = `\uFEFF"kind","id","note"\r\n"drink","${id}","''=1"\r\n`;

  assert.deepEqual(rowsOfTable(old), [rowOf({ note: "'=1" })]);
});

test('a table that is none of ours is told from one', () => {
  for (const text of ['', 'hello', 'a,b\n1,2', '<html>']) {
    assert.equal(rowsOfTable(text), undefined);
  }
});
