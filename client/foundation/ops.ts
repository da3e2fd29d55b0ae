// Ops as plain values: their size, and how a whole record is told in them.

import { MAX_OP_BYTES, type Op } from '../contract/wire.ts';
import type { Fields, OutboxRow, RecordRow } from './tables.ts';

const WIDER = /[^\u0020-\u007e]/;

/** Bytes of a text in UTF-8; most texts need no closer look. */
export const utf8Length = (text: string): number => {
  if (!WIDER.test(text)) return text.length;
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** The op as it crosses the wire, without what is noted of it here. */
export const wireOp = ({ n: _place, first: _first, ...op }: OutboxRow): Op => op;

/** What an op is besides its fields, at most. */
export const OP_HEAD_BYTES = 512;

/** Fields in portions that each fit one op; the first portion may be empty. */
export const portions = (fields: Fields, room: number = MAX_OP_BYTES - OP_HEAD_BYTES): Fields[] => {
  const made: [string, unknown][][] = [[]];
  let bytes = 2;
  for (const entry of Object.entries(fields)) {
    const size = utf8Length(JSON.stringify(entry));
    if (bytes + size > room && bytes > 2) {
      made.push([]);
      bytes = 2;
    }
    made.at(-1)?.push(entry);
    bytes += size;
  }
  // Not by assignment: a field may be called __proto__.
  return made.map((entries) => Object.fromEntries(entries));
};

/** Ops that make a whole record anew where it is not known. */
export const retelling = (row: RecordRow, newId: () => string): Op[] => {
  const head = { record: row.id, kind: row.kind } as const;
  if (row.deleted) return [{ ...head, op: newId(), action: 'delete' }];
  return portions(row.fields).map((fields) => ({ ...head, op: newId(), action: 'put', fields }));
};
