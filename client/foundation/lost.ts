// What a change takes away from a record: kept with the record for a while, so that a person who
// did not mean it gets it back, without network, too. It syncs to nobody.

import type { Op } from '../contract/wire.ts';
import { DAY } from './clock.ts';
import type { Fields, Loss, RecordRow } from './tables.ts';

const KEPT_MS = 30 * DAY;
const MOST = 20;

/** Whether a loss may still be shown and given back. */
export const isKept = ({ at }: Loss, now: number): boolean => now - at < KEPT_MS;

const overwritten = (old: Fields, change: Fields): Fields =>
  Object.fromEntries(
    Object.keys(change)
      .filter((name) => Object.hasOwn(old, name))
      .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(change[name]))
      .map((name) => [name, old[name]]),
  );

const lossBy = (old: RecordRow, op: Op, at: number): Loss | undefined => {
  const isDeletion = op.action === 'delete';
  const fields = isDeletion ? old.fields : overwritten(old.fields, op.fields ?? {});
  if (Object.keys(fields).length === 0) return undefined;
  return { at, why: isDeletion ? 'deleted' : 'replaced', fields };
};

/** All that the record has lost, this change included; the oldest and those of a month ago go. */
export const lossesWith = (
  old: RecordRow | undefined,
  op: Op,
  at: number,
): readonly Loss[] | undefined => {
  if (!old) return undefined;
  const latest = lossBy(old, op, at);
  const all = [...(old.lost ?? []), ...(latest ? [latest] : [])].filter((loss) => isKept(loss, at));
  return all.length > 0 ? all.slice(-MOST) : undefined;
};
