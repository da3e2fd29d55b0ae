// Ops that the server refused: they stand in a list until the person has seen to them.

import type { Kind } from '../contract/wire.ts';
import { wireOp } from '../foundation/ops.ts';
import type { RecordsChanged } from '../foundation/records.ts';
import type { OutboxRow, OwnerStorage, RejectedRow } from '../foundation/tables.ts';
import { withoutRefused } from './logic/merge.ts';
import { numberLists, withNumber } from './numbers.ts';

interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly now: number;
}

const ALL = ['records', 'outbox', 'rejected', 'state'] as const;

/** Moves one op from the outbox to the list, and takes its effect back: nobody else will see it. */
export const refuse = (
  storage: OwnerStorage,
  row: OutboxRow,
  why: Refusal,
): Promise<RecordsChanged> =>
  storage.transaction(ALL, 'readwrite', async (tx) => {
    const { code, detail, now } = why;
    await tx.put('rejected', { op: row.op, sent: wireOp(row), code, detail, rejected_at: now });
    if (row.n !== undefined) await tx.remove('outbox', row.n);
    // An announcement tells what is here and changes nothing of it.
    if (row.action === 'announce') return { kinds: [], ids: [] };
    const left = (await tx.all('outbox')).filter((op) => op.record === row.record);
    const old = await tx.get('records', row.record);
    const record = withoutRefused(old && withNumber(old, await numberLists(tx)), left);
    if (record) await tx.put('records', record);
    if (record === null) await tx.remove('records', row.record);
    return { kinds: [row.kind as Kind], ids: [row.record] };
  });

export const rejectedOps = (storage: OwnerStorage): Promise<RejectedRow[]> =>
  storage.transaction(['rejected'], 'readonly', (tx) => tx.all('rejected'));

/** Takes one op off the list; only a person's tap does this. */
export const discard = (storage: OwnerStorage, op: string): Promise<void> =>
  storage.transaction(['rejected'], 'readwrite', (tx) => tx.remove('rejected', op));
