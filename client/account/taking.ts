// Everything on this phone as files, and files back into this phone.

import { PROFILE_ID } from '../contract/wire.ts';
import { namedId } from '../foundation/ids.ts';
import type { Home } from '../foundation/records.ts';
import type { RecordRow } from '../foundation/tables.ts';
import { type TableRow, tableOf } from './logic/csv.ts';
import { readFile } from './logic/file.ts';
import { type Preview, previewOf } from './logic/taking.ts';

const rowsIn = ({ storage }: Home): Promise<RecordRow[]> =>
  storage.transaction(['records'], 'readonly', (tx) => tx.all('records'));

const alive = async (home: Home): Promise<RecordRow[]> =>
  (await rowsIn(home)).filter(({ deleted }) => !deleted);

/** How many live entries there are of each kind. */
export const countsOf = async (home: Home): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for (const { kind } of await alive(home)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
};

/** All entries of a kind as a table for a spreadsheet. */
export const tableIn = async (home: Home, kind: string): Promise<string> =>
  tableOf((await alive(home)).filter((row) => row.kind === kind));

const contentOf = ({ kind, fields }: TableRow): string => `${kind} ${JSON.stringify(fields)}`;

/** Ids for entries that were written by hand; made beforehand, because hashing takes its time. */
const idsFor = async (
  rows: readonly (TableRow | 'no-entry')[],
): Promise<(row: TableRow) => string> => {
  const ids = new Map<string, string>();
  for (const row of rows) {
    if (row === 'no-entry' || row.id !== undefined) continue;
    ids.set(contentOf(row), await namedId(PROFILE_ID, contentOf(row)));
  }
  return (row) => ids.get(contentOf(row)) ?? '';
};

/** What the file would bring; a `FileRefused` when nothing can be read in it. Changes nothing. */
export const previewIn = async (home: Home, text: string): Promise<Preview> => {
  const rows = readFile(text);
  const here = new Map((await rowsIn(home)).map((row) => [row.id, row]));
  return previewOf({ rows, here, idOf: await idsFor(rows) });
};
