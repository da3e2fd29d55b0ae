// What a record looks like here after the server has spoken: its state, and our own ops on top.

import type { Change, Held, Op } from '../../contract/wire.ts';
import { withChange } from '../../foundation/fields.ts';
import type { Fields, Loss, RecordRow } from '../../foundation/tables.ts';

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

interface Merging {
  /** The record as it is here, if it is. */
  readonly old: RecordRow | undefined;
  /** Own ops on this record that the answered request named. */
  readonly named: readonly Op[];
  /** Own ops on this record that stay unacknowledged. */
  readonly pending: readonly Op[];
  readonly epoch: string;
  readonly now: number;
}

const NOTHING: Content = { fields: {}, deleted: false };

/** What is shown, and beneath it, while own ops lie on top, what the server's number stands for. */
const layered = (base: Content, pending: readonly Op[]) => {
  const { fields, deleted } = withPending(base, pending);
  const isCovered = pending.length > 0 && !base.deleted;
  return { fields, deleted, base: isCovered ? base.fields : undefined };
};

/** The server has the record as this device does: what it held before, and the ops just named. */
const ownBase = ({ old, named }: Merging): Content => {
  if (!old || old.seq === null) return withPending(NOTHING, named);
  if (old.base) return withPending({ fields: old.base, deleted: false }, named);
  return { fields: old.fields, deleted: old.deleted };
};

/** The trash of a record that was deleted elsewhere: what was written into it here, nobody else has. */
const withUnsaved = ({ old, named, pending, now }: Merging): readonly Loss[] | undefined =>
  old && !old.deleted && [...named, ...pending].some(({ action }) => action === 'put')
    ? [...(old.lost ?? []), { at: now, why: 'deleted', fields: old.fields }]
    : old?.lost;

/** The record after one change of a page; undefined when it names one that is not here. */
export const changed = (change: Change, merging: Merging): RecordRow | undefined => {
  const { old, pending, epoch, now } = merging;
  if (isHeld(change)) {
    const base = change.deleted ? { fields: {}, deleted: true } : change;
    const { record: id, kind, seq } = change;
    const lost = change.deleted ? withUnsaved(merging) : old?.lost;
    const kept = lost ? { lost } : {};
    return { id, kind, ...layered(base, pending), seq, epoch, changed_at: now, ...kept };
  }
  // What is shown stays as it is; only what the number stands for has moved on.
  return old && { ...old, base: layered(ownBase(merging), pending).base, seq: change.seq, epoch };
};

/** The record after an op of ours was refused; null when nothing of it is left.
 * A record that the server should know but does not is kept: the digest will notice. */
export const refused = (now: Held | null, merging: Merging): RecordRow | null | undefined => {
  const { old, pending } = merging;
  if (now) return changed(now, merging);
  if (!old || old.seq !== null) return old;
  if (pending.length === 0) return null;
  const { fields, deleted } = withPending(NOTHING, pending);
  return { ...old, fields, deleted };
};

/** The record when some of what lay on top of it has gone; undefined when nothing ever lay there. */
export const uncovered = (
  old: RecordRow | undefined,
  pending: readonly Op[],
): RecordRow | undefined =>
  old?.base && old.seq !== null
    ? { ...old, ...layered({ fields: old.base, deleted: false }, pending) }
    : undefined;

/** The record without an own op that will never count; null when nothing of it is left. */
export const withoutRefused = (
  old: RecordRow | undefined,
  pending: readonly Op[],
): RecordRow | null | undefined => {
  if (!old) return undefined;
  if (old.seq === null && pending.length === 0) return null;
  if (old.seq === null) return { ...old, ...withPending(NOTHING, pending) };
  // Own ops lie on a base; without one the server's word stands there already.
  return uncovered(old, pending);
};
