// Everything on this phone as files, and files back into this phone.

import { PROFILE_ID } from '../contract/wire.ts';
import { namedId, restoredId } from '../foundation/named-id.ts';
import type { Home } from '../foundation/records.ts';
import type { RecordRow } from '../foundation/tables.ts';
import { type TableRow, tableOf } from './logic/csv.ts';
import { readFile } from './logic/file.ts';
import { type Preview, previewOf } from './logic/taking.ts';
import { rowsOf } from './move.ts';
import type { Trash } from './trash.ts';

const alive = async (home: Home): Promise<RecordRow[]> =>
  (await rowsOf(home)).filter(({ deleted }) => !deleted);

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
    const id = row.kind === 'profile' ? PROFILE_ID : await namedId(PROFILE_ID, contentOf(row));
    ids.set(contentOf(row), id);
  }
  return (row) => ids.get(contentOf(row)) ?? '';
};

type Here = ReadonlyMap<string, RecordRow>;

/** Which deleted entries the trash can give back; all of them while the server cannot be asked. */
const inTrash = async (trash: Trash): Promise<(record: string) => boolean> => {
  const { thrown, partial } = await trash.look();
  const held = new Set(thrown.flatMap(({ why, record }) => (why === 'deleted' ? [record] : [])));
  return (record) => partial || held.has(record);
};

/** The id under which an entry of a file is here, or would be. A deleted id is never used again: what
 * has been given back goes by its new one, and so does what nothing but the file holds any more. */
const standingIds = async (
  ids: readonly string[],
  here: Here,
  trash: Trash,
): Promise<ReadonlyMap<string, string>> => {
  const standing = new Map<string, string>();
  const deleted = ids.filter((id) => here.get(id)?.deleted);
  if (deleted.length === 0) return standing;
  const isHeld = await inTrash(trash);
  for (const given of deleted) {
    let id = given;
    while (here.get(id)?.deleted) {
      const next = await restoredId(id);
      if (!here.has(next) && isHeld(id)) break;
      id = next;
    }
    standing.set(given, id);
  }
  return standing;
};

/** What the file would bring; a `FileRefused` when nothing can be read in it. Changes nothing. */
export const previewIn = async (home: Home, text: string, trash: Trash): Promise<Preview> => {
  const rows = readFile(text);
  const here = new Map((await rowsOf(home)).map((row) => [row.id, row]));
  const written = await idsFor(rows);
  const idOf = (row: TableRow): string => row.id ?? written(row);
  const ids = rows.flatMap((row) => (row === 'no-entry' ? [] : [idOf(row)]));
  const standing = await standingIds(ids, here, trash);
  return previewOf({ rows, here, idOf: (row) => standing.get(idOf(row)) ?? idOf(row) });
};
