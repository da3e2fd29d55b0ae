// What of a session is on the disk, and what the screen may say about that.

import { type Course, type End, isAwaited, isRefused, remark } from './course.ts';
import { createDisk, type Disk } from './disk.ts';
import type { Episodes } from './episodes.ts';
import type { Session } from './logic/session.ts';
import type { Beaten, RunningStore, StoredSession } from './running.ts';

export interface Keeper {
  begin(course: Course): void;
  /** Writes the facts after a tap. */
  store(course: Course): void;
  /** Remembers the time; tells what taps elsewhere have made of the session. */
  beat(course: Course): Promise<Beaten>;
  end(course: Course, end: End): void;
  /** Nothing stays of it, neither a record nor a question. */
  drop(course: Course): void;
  /** Takes an ending back. */
  reopen(course: Course, session: Session): void;
}

interface Books {
  readonly episodes: Episodes;
  readonly running: RunningStore;
  readonly asked?: Promise<unknown>;
}

const storedOf = ({ session, watch, score, muted }: Course): StoredSession => ({
  session,
  elapsed: watch.elapsed,
  total: score.plan.total,
  muted,
});

class DiskKeeper implements Keeper {
  readonly #episodes: Episodes;
  readonly #running: RunningStore;
  readonly #disk: Disk;
  readonly #tell: () => void;

  constructor({ episodes, running, asked }: Books, tell: () => void) {
    this.#episodes = episodes;
    this.#running = running;
    this.#disk = createDisk(running, asked);
    this.#tell = tell;
  }

  begin(course: Course): void {
    // Read when its turn comes: a slow disk may tell meanwhile that another one runs.
    if (!isRefused(course)) this.#write(course, () => this.#episodes.begin(course.session));
    this.store(course);
  }

  store(course: Course): void {
    // Nothing of what is only waited for may be asked about later; what was there before stays.
    if (isAwaited(course)) return;
    void this.#follow(
      course,
      this.#disk.store(() => storedOf(course)),
    );
  }

  beat(course: Course): Promise<Beaten> {
    return this.#disk.beat(storedOf(course));
  }

  end(course: Course, end: End): void {
    end.saved = 'saving';
    const write = async (): Promise<void> => {
      const { session } = course;
      await this.#episodes.end(session, end.ending);
      // Only a remembered end may forget what was running: else it is asked about later.
      await this.#running.clear(session.id).catch(() => undefined);
    };
    void this.#disk.write(write).then((ok) => {
      end.saved = ok ? 'saved' : 'failed';
      this.#tell();
    });
  }

  drop(course: Course): void {
    const { session, since } = course;
    // Begun in an earlier document, when its file was here: that it was begun stays true.
    const wasBegun = isAwaited(course) && since > 0;
    // What the disk refuses now is dropped when its end would be asked for.
    void this.#disk.write(async () => {
      if (!wasBegun) await this.#episodes.drop(session);
      await this.#running.clear(session.id);
    });
  }

  reopen(course: Course, session: Session): void {
    this.#write(course, () => this.#episodes.reopen(session));
    this.store(course);
  }

  #write(course: Course, work: () => Promise<void>): void {
    void this.#follow(course, this.#disk.write(work));
  }

  async #follow(course: Course, written: Promise<boolean>): Promise<void> {
    if (!(await written)) remark(course, { kind: 'not-saved' });
    this.#tell();
  }
}

export const createKeeper = (books: Books, tell: () => void): Keeper => new DiskKeeper(books, tell);
