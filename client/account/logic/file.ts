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
interface PhoneFile extends ExportFile {
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

/** What a text is that brings nothing: no file of ours, one that is not whole, one of a later build. */
export type Unreadable = 'foreign' | 'damaged' | 'newer';

/** Nothing of the file was looked at further; the code says why. */
export class FileRefused extends Error {
  readonly code: Unreadable;
  constructor(code: Unreadable, options?: ErrorOptions) {
    super(code, options);
    this.name = 'FileRefused';
    this.code = code;
  }
}

const BEGINNING = new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${EXPORT_FORMAT}"`);

const parsedFile = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // One of ours that was cut off on its way still begins as it should.
    if (BEGINNING.test(text)) throw new FileRefused('damaged', { cause });
    return undefined;
  }
};

/** The entries of a file of ours, alive or damaged; a `FileRefused` when it brings none. */
export const readFile = (text: string): (TableRow | 'no-entry')[] => {
  const file = parsedFile(text);
  if (file === undefined) {
    const rows = rowsOfTable(text);
    if (!rows) throw new FileRefused('foreign');
    return rows;
  }
  if (!isObject(file) || file['format'] !== EXPORT_FORMAT) throw new FileRefused('foreign');
  const { version, records } = file;
  if (typeof version === 'number' && version > EXPORT_VERSION) throw new FileRefused('newer');
  if (version !== EXPORT_VERSION || !Array.isArray(records)) throw new FileRefused('damaged');
  return records.map(asRow).filter((row) => row !== undefined);
};
