// Entries of one kind as a table for a spreadsheet, and back again without loss.

import type { Fields } from '../../foundation/tables.ts';

/** A row of a table: which entry, and what it says. Entries written by hand have no id yet. */
export interface TableRow {
  readonly id: string | undefined;
  readonly kind: string;
  readonly fields: Fields;
}

// Spreadsheets take a cell that begins so for a formula, and run it.
const DANGEROUS = /^[=+\-@\t\r'＝＋－＠]/;

const parsed = (cell: string): unknown => {
  // Spreadsheets write these in capitals.
  if (/^(?:true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return undefined;
  }
};

/** Text as it is; everything else, and text that would be read as something else, as JSON. */
const cellOf = (value: unknown): string => {
  if (value === undefined) return '';
  const isPlain = typeof value === 'string' && value !== '' && parsed(value) === undefined;
  const cell = isPlain ? value : JSON.stringify(value);
  return DANGEROUS.test(cell) ? `'${cell}` : cell;
};

const valueIn = (cell: string): unknown => {
  const text = cell.startsWith("'") && DANGEROUS.test(cell.slice(1)) ? cell.slice(1) : cell;
  const value = parsed(text);
  return value === undefined ? text : value;
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/** The table of one kind; the mark in front tells spreadsheets that it is UTF-8. */
export const tableOf = (rows: readonly TableRow[]): string => {
  const columns = [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))];
  const body = rows.map(({ id = '', kind, fields }) =>
    line([kind, id, ...columns.map((name) => cellOf(fields[name]))]),
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

const cellsOf = (text: string): string[][] => {
  const head = text.slice(0, text.indexOf('\n') + 1 || undefined);
  // Where a comma stands in numbers, spreadsheets put semicolons between the cells.
  const delimiter = head.includes(',') ? ',' : ';';
  const reading: Reading = { rows: [], row: [], cell: '', inside: false };
  for (let at = 0; at < text.length; )
    at += step(reading, text.charAt(at), text.charAt(at + 1), delimiter);
  endRow(reading);
  return reading.rows;
};

/** The rows of such a table; undefined when its head is not one of ours. */
export const rowsOfTable = (text: string): TableRow[] | undefined => {
  const [head, ...body] = cellsOf(text.replace(/^\uFEFF/, ''));
  const names = head?.map((cell) => String(valueIn(cell.trim())));
  const kindAt = names?.indexOf('kind') ?? -1;
  if (!names || kindAt < 0) return undefined;
  const idAt = names.indexOf('id');
  return body.map((cells) => ({
    id: cells[idAt]?.trim() || undefined,
    kind: cells[kindAt]?.trim() ?? '',
    // Not by assignment: a column may be called __proto__.
    fields: Object.fromEntries(
      names.flatMap((name, at) => {
        const cell = cells[at] ?? '';
        return at === kindAt || at === idAt || cell === '' ? [] : [[name, valueIn(cell)]];
      }),
    ),
  }));
};
