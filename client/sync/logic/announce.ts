// Telling a server that came back from a backup what this device holds.

import type { Op, Origin } from '../../contract/wire.ts';
import { portions } from '../../foundation/ops.ts';
import type { RecordRow } from '../../foundation/tables.ts';

/** The history and number under which a record is held; one that never got a number counts as 0. */
export const originOf = (row: RecordRow, fallback: string): Origin => ({
  epoch: row.epoch ?? fallback,
  seq: row.seq ?? 0,
});

/** What the op's id is derived from, so that telling the same twice is the same op. */
export const announcementName = (newEpoch: string, from: Origin): string =>
  `${newEpoch}:${from.epoch}:${from.seq}`;

/** The announcement of one record, and puts for what does not fit into one op. */
export const announcement = (
  row: RecordRow,
  { op, from, newId }: { op: string; from: Origin; newId: () => string },
): Op[] => {
  const head = { op, record: row.id, kind: row.kind, action: 'announce', from } as const;
  if (row.deleted) return [{ ...head, deleted: true }];
  const [first = {}, ...rest] = portions(row.fields);
  return [
    { ...head, deleted: false, fields: first },
    ...rest.map(
      (fields): Op => ({ op: newId(), record: row.id, kind: row.kind, action: 'put', fields }),
    ),
  ];
};
