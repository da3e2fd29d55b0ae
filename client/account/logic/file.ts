// Records as a file that a person keeps, and back again.

import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportFile,
  type Held,
  type Op,
} from '../../contract/wire.ts';
import type { RecordRow, RejectedRow } from '../../foundation/tables.ts';

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

export interface FileRecord {
  readonly id: string;
  readonly kind: string;
  readonly fields: Record<string, unknown>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const fileRecord = (value: unknown): FileRecord | undefined => {
  if (!isObject(value) || value['deleted'] === true || !isObject(value['fields'])) return undefined;
  const { record, kind, fields } = value;
  if (typeof record !== 'string' || !UUID.test(record) || typeof kind !== 'string')
    return undefined;
  return { id: record, kind, fields };
};

/** The live records of a file of ours; undefined when it is none. */
export const readFile = (text: string): FileRecord[] | undefined => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(parsed) || parsed['format'] !== EXPORT_FORMAT) return undefined;
  if (parsed['version'] !== EXPORT_VERSION || !Array.isArray(parsed['records'])) return undefined;
  return parsed['records'].map(fileRecord).filter((record) => record !== undefined);
};
