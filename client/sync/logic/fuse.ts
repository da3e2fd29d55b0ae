// The fuse: a sync that would take away much of what is here stops and asks.

import type { Change } from '../../contract/wire.ts';
import { isHeld } from './merge.ts';

const MANY = 20;
const SHARE = 0.3;
const FEW = 5;

/** The records of these pages that are alive here and would be deleted. */
export const deletions = (
  changes: readonly Change[],
  isAlive: (record: string) => boolean,
): string[] =>
  changes
    .filter((change) => isHeld(change) && change.deleted && isAlive(change.record))
    .map((change) => change.record);

/** Whether so many deletions among so many records need a person's word. */
export const isMass = (deleted: number, alive: number): boolean =>
  deleted > MANY || (deleted >= FEW && deleted > alive * SHARE);

/** Whether the person has agreed to every one of these deletions. */
export const isAgreed = (deleted: readonly string[], agreed: readonly string[]): boolean => {
  const known = new Set(agreed);
  return deleted.every((record) => known.has(record));
};
