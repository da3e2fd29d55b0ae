// Records as a file that a person keeps, and back again.

import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportFile,
  type Held,
  type Op,
} from '../../contract/wire.ts';
import type { RecordRow, RejectedRow } from '../../foundation/tables.ts';
import { rowsOfTable, type TableRow } from './csv.ts';

/** The server's file format; what only this phone has stands beside it. */
export interface PhoneFile extends ExportFile {
  /** Changes that the server has not acknowledged. */
  readonly unsent: readonly Op[];
  readonly rejected: readonly RejectedRow[];
}

export interface Keeping {
  readonly records: readonly RecordRow[];
  readonly unsent: readonly Op[];
  readonly rejected: readonly RejectedRow[];
  readonly exportedAt: string;
}

const asHeld = ({ id, kind, seq, deleted, fields }: RecordRow): Held =>
  deleted
    ? { record: id, kind, seq: seq ?? 0, deleted }
    : { record: id, kind, seq: seq ?? 0, deleted, fields: { ...fields } };

export const phoneFile = ({ records, unsent, rejected, exportedAt }: Keeping): PhoneFile => ({
  format: EXPORT_FORMAT,
  version: EXPORT_VERSION,
  exported_at: exportedAt,
  records: records.map(asHeld),
  history: [],
  unsent,
  rejected,
});

/** Only the records that an unsent or refused change is about. */
export const unsentOnly = (keeping: Keeping): Keeping => {
  const named = new Set([
    ...keeping.unsent.map((op) => op.record),
    ...keeping.rejected.map((row) => row.sent.record),
  ]);
  return { ...keeping, records: keeping.records.filter((row) => named.has(row.id)) };
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asRow = (value: unknown): TableRow | 'no-entry' | undefined => {
  if (!isObject(value)) return 'no-entry';
  // What was deleted is told to be so; there is nothing to take in.
  if (value['deleted'] === true) return undefined;
  const { record, kind, fields } = value;
  if (typeof record !== 'string' || typeof kind !== 'string' || !isObject(fields)) {
    return 'no-entry';
  }
  return { id: record, kind, fields };
};

/** The entries of a file of ours, alive or damaged; undefined when it is none. */
export const readFile = (text: string): (TableRow | 'no-entry')[] | undefined => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return rowsOfTable(text);
  }
  if (!isObject(parsed) || parsed['format'] !== EXPORT_FORMAT) return undefined;
  if (parsed['version'] !== EXPORT_VERSION || !Array.isArray(parsed['records'])) return undefined;
  return parsed['records'].map(asRow).filter((row) => row !== undefined);
};
