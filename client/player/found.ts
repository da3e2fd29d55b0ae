// What the phone remembers of sessions: one that still goes on, and those that nobody ended.

import { type Reading, resumeWatch } from './logic/clock.ts';
import { isStillOpen } from './logic/engine.ts';
import { goesOnAt } from './logic/session.ts';
import type { RunningStore, StoredSession } from './running.ts';

export interface Found {
  readonly open?: StoredSession;
  /** It goes on, and waits on its own page. */
  readonly elsewhere?: StoredSession;
  readonly left: readonly StoredSession[];
}

/** Looks now, for the page of this routine or of none; a disk that refuses remembers nothing. */
export const findOpen = async (
  running: Pick<RunningStore, 'read'>,
  now: Reading,
  own?: string,
): Promise<Found> => {
  const { running: stored, left } = await running
    .read()
    .catch(() => ({ running: undefined, left: [] }));
  if (!stored) return { left };
  const { elapsed } = resumeWatch(stored.session.startedAt, stored.elapsed, now);
  const spans = { total: stored.total, stored: stored.elapsed, elapsed };
  if (!isStillOpen(stored.session, spans)) return { left: [...left, stored] };
  return goesOnAt(stored.session, own) ? { open: stored, left } : { elsewhere: stored, left };
};
