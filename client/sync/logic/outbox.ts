// Which ops go into the next request, and how large they are.

import { MAX_OP_BYTES, MAX_OPS, MAX_REQUEST_BYTES, type Op } from '../../contract/wire.ts';
import type { Fields, OutboxRow } from '../../foundation/tables.ts';

/** One MiB unpacked, less room for the envelope around the ops. */
export const MAX_BYTES = MAX_REQUEST_BYTES - 1024;

/** Bytes of a text in UTF-8. */
export const utf8Length = (text: string): number => {
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** The op without its place in the queue, as it crosses the wire. */
export const wireOp = ({ n: _place, ...op }: OutboxRow): Op => op;

export const opSize = (op: Op): number => utf8Length(JSON.stringify(op));

/** The oldest ops, in the order made, as many as fit; always at least one. */
export const batch = (
  rows: readonly OutboxRow[],
  limits: { readonly ops: number; readonly bytes?: number },
): OutboxRow[] => {
  const chosen: OutboxRow[] = [];
  let bytes = 0;
  for (const row of rows.slice(0, limits.ops)) {
    bytes += opSize(wireOp(row)) + 1;
    if (chosen.length > 0 && bytes > (limits.bytes ?? MAX_BYTES)) break;
    chosen.push(row);
  }
  return chosen;
};

/** How many ops to try next when a request of that many was not understood. */
export const halved = (sent: number): number => Math.max(1, Math.floor(sent / 2));

/** How many ops to try next after a request of that many got through. */
export const grown = (limit: number): number => Math.min(MAX_OPS, limit * 2);

/** Fields in portions that each fit one op; the first portion may be empty. */
export const portions = (fields: Fields, room: number = MAX_OP_BYTES - 512): Fields[] => {
  const made: Record<string, unknown>[] = [{}];
  let bytes = 2;
  for (const [name, value] of Object.entries(fields)) {
    const size = utf8Length(JSON.stringify({ [name]: value }));
    if (bytes + size > room && bytes > 2) {
      made.push({});
      bytes = 2;
    }
    (made.at(-1) as Record<string, unknown>)[name] = value;
    bytes += size;
  }
  return made;
};
