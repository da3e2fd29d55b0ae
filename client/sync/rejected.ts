// Ops that the server refused: they stand in a list until the person has seen to them.

import { wireOp } from '../foundation/ops.ts';
import type { OutboxRow, OwnerStorage, RejectedRow } from '../foundation/tables.ts';

export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly now: number;
}

/** Moves one op from the outbox to the list; the record stays as it is here. */
export const refuse = (storage: OwnerStorage, row: OutboxRow, why: Refusal): Promise<void> =>
  storage.transaction(['outbox', 'rejected'], 'readwrite', async (tx) => {
    const { code, detail, now } = why;
    await tx.put('rejected', { op: row.op, sent: wireOp(row), code, detail, rejected_at: now });
    if (row.n !== undefined) await tx.remove('outbox', row.n);
  });

export const rejectedOps = (storage: OwnerStorage): Promise<RejectedRow[]> =>
  storage.transaction(['rejected'], 'readonly', (tx) => tx.all('rejected'));

/** Takes one op off the list; only a person's tap does this. */
export const discard = (storage: OwnerStorage, op: string): Promise<void> =>
  storage.transaction(['rejected'], 'readwrite', (tx) => tx.remove('rejected', op));
