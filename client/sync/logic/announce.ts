// Telling a server that came back from a backup what this device holds.

import type { Op, Origin } from '../../contract/wire.ts';
import type { RecordRow } from '../../foundation/tables.ts';

/** The history and number under which a record is held; what never got one waits in the outbox. */
export const originOf = ({ epoch, seq }: RecordRow): Origin | undefined =>
  epoch === null || seq === null ? undefined : { epoch, seq };

/** What the op's id is derived from, so that telling the same twice is the same op. */
export const announcementName = (newEpoch: string, from: Origin): string =>
  `${newEpoch}:${from.epoch}:${from.seq}`;

/** The announcement of one record, whole: it may be as large as a record. It tells the content that
 * the number stands for, without the own ops on top: they follow by themselves, and two devices that
 * tell of the same number must tell the same. */
export const announcement = (row: RecordRow, { op, from }: { op: string; from: Origin }): Op => {
  const head = { op, record: row.id, kind: row.kind, action: 'announce', from } as const;
  if (row.deleted && !row.base) return { ...head, deleted: true };
  return { ...head, deleted: false, fields: row.base ?? row.fields };
};
