// Writes one after another. A failure is told and never stops a session.

import type { RunningStore, StoredSession } from './running.ts';

export interface Disk {
  /** Whether it came to the disk. */
  write(work: () => Promise<void>): Promise<boolean>;
  /** Writes what is true when its turn comes. */
  store(read: () => StoredSession): Promise<boolean>;
  /** Remembers the time, about once a second; false when a tap elsewhere has ended the session. */
  beat(stored: StoredSession): Promise<boolean>;
}

export const createDisk = (running: RunningStore, asked?: Promise<unknown>): Disk => {
  let writes: Promise<unknown> = Promise.resolve(asked);
  let waiting = 0;
  /** The session that is known to lie on the disk; only one that was there can be taken away. */
  let kept: string | undefined;
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
