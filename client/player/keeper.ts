// What of a session is on the disk, and what the screen may say about that.

import { type Course, type End, remark } from './course.ts';
import { createDisk } from './disk.ts';
import type { Episodes } from './episodes.ts';
import type { Session } from './logic/session.ts';
import type { RunningStore, StoredSession } from './running.ts';

export interface Keeper {
  begin(course: Course): void;
  /** Writes the facts after a tap. */
  store(course: Course): void;
  /** Remembers the time; false when a tap elsewhere has ended the session. */
  beat(course: Course): Promise<boolean>;
  end(course: Course, end: End): void;
  /** Takes an ending back. */
  reopen(course: Course, session: Session): void;
}

const storedOf = ({ session, watch, score }: Course): StoredSession => ({
  session,
  elapsed: watch.elapsed,
  total: score.plan.total,
});

export const createKeeper = (
  { episodes, running }: { episodes: Episodes; running: RunningStore },
  tell: () => void,
): Keeper => {
  const disk = createDisk(running);
  const follow = async (course: Course, written: Promise<boolean>): Promise<void> => {
    if (!(await written)) remark(course, { kind: 'not-saved' });
    tell();
  };
  const keep = (course: Course): void => void follow(course, disk.store(storedOf(course)));
  return {
    begin(course) {
      const { session } = course;
      void follow(
        course,
        disk.write(() => episodes.begin(session)),
      );
      keep(course);
    },
    store: keep,
    beat: (course) => disk.beat(storedOf(course)),
    end({ session }, end) {
      end.saved = 'saving';
      const write = async (): Promise<void> => {
        await episodes.end(session, end.ending);
        // Only a remembered end may forget what was running: else it is asked about later.
        await running.clear(session.id).catch(() => undefined);
      };
      void disk.write(write).then((ok) => {
        end.saved = ok ? 'saved' : 'failed';
        tell();
      });
    },
    reopen(course, session) {
      void follow(
        course,
        disk.write(() => episodes.reopen(session)),
      );
      keep(course);
    },
  };
};
