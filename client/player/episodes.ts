// What stays of a session: a cramp in the diary, or a routine that was done.

import type { RecordStore } from '../foundation/records.ts';
import type { EndedDuring, Session } from './logic/session.ts';

export interface Ending {
  /** Elapsed milliseconds at the end; null: nobody knows. */
  elapsed: number | null;
  during: EndedDuring | null;
  done: number;
  of: number;
}

export interface Episodes {
  begin(session: Session): Promise<void>;
  end(session: Session, ending: Ending): Promise<void>;
  /** It was not done after all. */
  drop(session: Session): Promise<void>;
  /** Takes an ending back. */
  reopen(session: Session): Promise<void>;
}

type Iso = (at: number) => string;
type Store = Pick<RecordStore, 'get' | 'put' | 'remove' | 'saveProfile'>;

type Begun = { started_at?: string };
type Change = Readonly<Record<string, unknown>>;

/** The start is written each time: what could not be saved before must not leave half a record.
 * One that is there stays as it is, with the offset of where it began. */
const writerOf =
  (open: () => Promise<Store>, iso: Iso) =>
  async (
    { purpose, record, startedAt, segments }: Session,
    ofCramp: Change,
    ofRun: Change,
  ): Promise<Store> => {
    const store = await open();
    const { started_at = iso(startedAt) } = ((await store.get(record))?.fields ?? {}) as Begun;
    await (purpose === 'cramp'
      ? store.put('cramp', { started_at, ...ofCramp }, record)
      : store.put('session', { routine: segments[0].routine, started_at, ...ofRun }, record));
    return store;
  };

export const createEpisodes = (open: () => Promise<Store>, iso: Iso): Episodes => {
  const write = writerOf(open, iso);
  return {
    async begin(session) {
      await write(session, { muscle: session.muscle }, {});
    },

    async end(session, { elapsed, during, done, of }) {
      const { purpose, muscle, startedAt } = session;
      const ended_at = elapsed === null ? undefined : iso(startedAt + elapsed);
      const store = await write(
        session,
        {
          ended_at,
          ended_during: during ?? undefined,
          muscle,
          side: session.side ?? undefined,
        },
        { ended_at, completed_steps: done, of_steps: of },
      );
      // The cramp is saved by now; that the next one begins at this muscle is a comfort only.
      if (purpose === 'cramp')
        await store.saveProfile({ last_muscle: muscle }).catch(() => undefined);
    },

    async drop({ record }) {
      await (await open()).remove(record);
    },

    async reopen(session) {
      const ended_at = null;
      await write(
        session,
        { ended_at, ended_during: null },
        { ended_at, completed_steps: null, of_steps: null },
      );
    },
  };
};
