// Entries of one kind as a table for a spreadsheet, and back again without loss.

import { type Shape, shapes } from '../../contract/shapes.ts';
import type { Kind } from '../../contract/wire.ts';
import type { Fields } from '../../foundation/tables.ts';

/** A row of a table: which entry, and what it says. Entries written by hand have no id yet. */
export interface TableRow {
  readonly id: string | undefined;
  readonly kind: string;
  readonly fields: Fields;
}

// Spreadsheets take a cell that begins so for a formula, and run it; some pass over blanks first.
const FORMULA = "[=+\\-@\\t\\r'＝＋－＠]";
const BLANK = '[^\\S\\t\\r\\n]';
const AT_START = `^(${BLANK}*)`;
// Where a comma is a decimal sign, programs split the whole line at semicolons or tabs, and quotes
// in the middle of what they take for a cell count for nothing: a new cell may begin anywhere.
const AFTER_SPLIT = `([;\\t\\r\\n](?:${BLANK}|")*)`;

const BARE = [
  new RegExp(`${AFTER_SPLIT}(?=${FORMULA})`, 'g'),
  new RegExp(`${AT_START}(?=${FORMULA})`, 'g'),
];
const GUARDED = [
  new RegExp(`${AT_START}'(?=${FORMULA})`, 'g'),
  new RegExp(`${AFTER_SPLIT}'(?=${FORMULA})`, 'g'),
];

/** An apostrophe before whatever could begin a formula, also one that stands there already. */
const guard = (text: string): string => BARE.reduce((all, at) => all.replace(at, "$1'"), text);

/** Takes those apostrophes away again, in the other order. */
const unguard = (cell: string): string => GUARDED.reduce((all, at) => all.replace(at, '$1'), cell);

const parsed = (cell: string): unknown => {
  // Spreadsheets write these in capitals.
  if (/^(?:true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return undefined;
  }
};

/** Text as it is; everything else, and text that would be read as something else, as JSON.
 * An apostrophe in front would be: many programs take it for a sign that text follows. */
const cellOf = (value: unknown): string => {
  if (value === undefined) return '';
  const isPlain = typeof value === 'string' && /^[^']/.test(value) && parsed(value) === undefined;
  return guard(isPlain ? value : JSON.stringify(value));
};

const valueIn = (cell: string): unknown => {
  const text = unguard(cell);
  const value = parsed(text);
  return value === undefined ? text : value;
};

/** The fields that are texts, of the kinds that this build knows. */
const isText = (kind: string, name: string): boolean => {
  const shape: Shape | undefined = Object.hasOwn(shapes, kind) ? shapes[kind as Kind] : undefined;
  const { properties = {} } = shape ?? {};
  return Object.hasOwn(properties, name) && properties[name]?.type === 'string';
};

/** What a cell of this field says. A dose of 300 that somebody typed is a text. */
const fieldIn = (cell: string, kind: string, name: string): unknown => {
  const value = valueIn(cell);
  return typeof value === 'string' || !isText(kind, name) ? value : unguard(cell);
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/** The table of one kind; the mark in front tells spreadsheets that it is UTF-8. */
export const tableOf = (rows: readonly TableRow[]): string => {
  const columns = [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))];
  const body = rows.map(({ id = '', kind, fields }) =>
    line([
      kind,
      id,
      // A column may be called toString, which every object has.
      ...columns.map((name) => (Object.hasOwn(fields, name) ? cellOf(fields[name]) : '')),
    ]),
  );
  return `\uFEFF${[line(['kind', 'id', ...columns.map(cellOf)]), ...body].join('')}`;
};

interface Reading {
  readonly rows: string[][];
  row: string[];
  cell: string;
  inside: boolean;
}

/** One sign of the text; the next one tells whether a quote ends a cell or stands for itself. */
const step = (reading: Reading, sign: string, next: string, delimiter: string): number => {
  if (reading.inside) {
    if (sign !== '"') reading.cell += sign;
    else if (next === '"') {
      reading.cell += '"';
      return 2;
    } else reading.inside = false;
  } else if (sign === '"' && reading.cell === '') reading.inside = true;
  else if (sign === delimiter) endCell(reading);
  else if (sign === '\n') endRow(reading);
  else if (sign !== '\r' || next !== '\n') reading.cell += sign;
  return 1;
};

const endCell = (reading: Reading): void => {
  reading.row.push(reading.cell);
  reading.cell = '';
};

const endRow = (reading: Reading): void => {
  endCell(reading);
  if (reading.row.some((cell) => cell !== '')) reading.rows.push(reading.row);
  reading.row = [];
};

const cellsOf = (text: string, delimiter: string): string[][] => {
  const reading: Reading = { rows: [], row: [], cell: '', inside: false };
  for (let at = 0; at < text.length; )
    at += step(reading, text.charAt(at), text.charAt(at + 1), delimiter);
  endRow(reading);
  return reading.rows;
};

interface Table {
  readonly names: readonly string[];
  readonly body: readonly string[][];
}

/** The table as it reads with this sign between its cells; undefined when that is not the one. */
const splitAt = (text: string, delimiter: string): Table | undefined => {
  const [head, ...body] = cellsOf(text, delimiter);
  const names = head?.map((cell) => String(valueIn(cell.trim()))) ?? [];
  return names.includes('kind') ? { names, body } : undefined;
};

// Which one a program writes depends on how its country writes numbers.
const DELIMITERS = [',', ';', '\t'];

/** The rows of such a table; undefined when its head is not one of ours. */
export const rowsOfTable = (given: string): TableRow[] | undefined => {
  const text = given.replace(/^\uFEFF/, '');
  const table = DELIMITERS.reduce<Table | undefined>(
    (found, delimiter) => found ?? splitAt(text, delimiter),
    undefined,
  );
  if (!table) return undefined;
  const { names, body } = table;
  const kindAt = names.indexOf('kind');
  const idAt = names.indexOf('id');
  return body.map((cells) => {
    const kind = cells[kindAt]?.trim() ?? '';
    // Not by assignment: a column may be called __proto__.
    const fields = Object.fromEntries(
      names.flatMap((name, at) => {
        const cell = cells[at] ?? '';
        return at === kindAt || at === idAt || cell === ''
          ? []
          : [[name, fieldIn(cell, kind, name)]];
      }),
    );
    return { id: cells[idAt]?.trim() || undefined, kind, fields };
  });
};
