// What a record looks like here after the server has spoken: its state, and our own ops on top.

import type { Change, Held, Op } from '../../contract/wire.ts';
import { withChange } from '../../foundation/fields.ts';
import type { Fields, RecordRow } from '../../foundation/tables.ts';

/** A change that says what the record is, not only its number. */
export const isHeld = (change: Change): change is Held => 'deleted' in change;

interface Content {
  readonly fields: Fields;
  readonly deleted: boolean;
}

/** Ops not yet acknowledged, laid on top in the order made; nothing is put over a tombstone. */
export const withPending = (base: Content, pending: readonly Op[]): Content =>
  pending.reduce<Content>((content, op) => {
    if (content.deleted || op.action === 'announce') return content;
    if (op.action === 'delete') return { fields: {}, deleted: true };
    return { fields: withChange(content.fields, op.fields ?? {}), deleted: false };
  }, base);

export interface Merging {
  /** The record as it is here, if it is. */
  readonly old: RecordRow | undefined;
  /** Own ops on this record that stay unacknowledged. */
  readonly pending: readonly Op[];
  readonly epoch: string;
  readonly now: number;
}

// `withPending` returns the whole base object when nothing is pending; only content may pass.
const content = ({ fields, deleted }: Content): Content => ({ fields, deleted });

/** The record after one change of a page; undefined when it names one that is not here. */
export const changed = (change: Change, merging: Merging): RecordRow | undefined => {
  if (isHeld(change)) {
    const base = change.deleted ? { fields: {}, deleted: true } : change;
    return {
      id: change.record,
      kind: change.kind,
      ...content(withPending(base, merging.pending)),
      seq: change.seq,
      epoch: merging.epoch,
      changed_at: merging.now,
    };
  }
  return merging.old && { ...merging.old, seq: change.seq, epoch: merging.epoch };
};

/** The record after an op of ours was refused; null when nothing of it is left.
 * A record that the server should know but does not is kept: the digest will notice. */
export const refused = (now: Held | null, merging: Merging): RecordRow | null | undefined => {
  const { old, pending } = merging;
  if (now) return changed(now, merging);
  if (!old || old.seq !== null) return old;
  if (pending.length === 0) return null;
  return { ...old, ...content(withPending({ fields: {}, deleted: false }, pending)) };
};
