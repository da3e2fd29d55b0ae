// Writes one after another. A failure is told and never stops a session.

import type { RunningStore, StoredSession } from './running.ts';

export interface Disk {
  write(work: () => Promise<void>): void;
  store(stored: StoredSession): void;
  /** Remembers the time, about once a second; false when a tap elsewhere has ended the session. */
  beat(stored: StoredSession): Promise<boolean>;
}

/** How a write ended, and whether everything that was asked for is on the disk by now. */
export interface Settled {
  ok: boolean;
  all: boolean;
}

export const createDisk = (running: RunningStore, settled: (how: Settled) => void): Disk => {
  let writes: Promise<void> = Promise.resolve();
  let waiting = 0;
  /** The session that is known to lie on the disk; only one that was there can be taken away. */
  let kept: string | undefined;
  const settle = (ok: boolean): void => {
    waiting -= 1;
    settled({ ok, all: waiting === 0 });
  };
  const write = (work: () => Promise<void>): void => {
    waiting += 1;
    writes = writes.then(work).then(
      () => settle(true),
      () => settle(false),
    );
  };
  return {
    write,
    store: (stored) =>
      write(async () => {
        await running.save(stored);
        kept = stored.session.id;
      }),
    async beat(stored) {
      // What is waiting is newer than this; and before the first write nothing is there to compare.
      if (waiting > 0 || kept !== stored.session.id) return true;
      try {
        return await running.beat(stored);
      } catch {
        return true;
      }
    },
  };
};
