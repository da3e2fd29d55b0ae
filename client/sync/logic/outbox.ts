// Which ops go into the next request, and how large they are.

import { MAX_OPS, MAX_REQUEST_BYTES, type Op } from '../../contract/wire.ts';
import { utf8Length, wireOp } from '../../foundation/ops.ts';
import type { OutboxRow } from '../../foundation/tables.ts';

/** One MiB unpacked, less room for the envelope around the ops. */
const MAX_BYTES = MAX_REQUEST_BYTES - 1024;

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
