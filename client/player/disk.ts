// Writes one after another. A failure is told and never stops a session.

import type { Beaten, RunningStore, StoredSession } from './running.ts';

export interface Disk {
  /** Whether it came to the disk. */
  write(work: () => Promise<void>): Promise<boolean>;
  /** Writes what is true when its turn comes. */
  store(read: () => StoredSession): Promise<boolean>;
  /** Remembers the time, about once a second; tells what taps elsewhere have made of the session. */
  beat(stored: StoredSession): Promise<Beaten>;
}

export const createDisk = (running: RunningStore, asked?: Promise<unknown>): Disk => {
  let writes: Promise<unknown> = Promise.resolve(asked);
  let waiting = 0;
  /** What is known to lie on the disk; only what was there can be changed or taken away. */
  let kept: StoredSession | undefined;
  const write = (work: () => Promise<void>): Promise<boolean> => {
    waiting += 1;
    const done = writes.then(work).then(
      () => true,
      () => false,
    );
    writes = done.then(() => {
      waiting -= 1;
    });
    return done;
  };
  return {
    write,
    store: (read) =>
      write(async () => {
        const stored = read();
        await running.save(stored);
        kept = stored;
      }),
    async beat(stored) {
      // What is waiting is newer than this; and before the first write nothing is there to compare.
      if (waiting > 0 || kept?.session.id !== stored.session.id) return undefined;
      try {
        const beaten = await running.beat(stored, kept);
        if (beaten === undefined) kept = stored;
        // A tap of here is on its way to the disk: it came last.
        return waiting > 0 ? undefined : beaten;
      } catch {
        return undefined;
      }
    },
  };
};
