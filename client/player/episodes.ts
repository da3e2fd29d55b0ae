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
type Store = Pick<RecordStore, 'put' | 'remove' | 'saveProfile'>;

// The start is written with every end: what could not be saved before must not leave half a record.

const runOf = ({ startedAt, segments }: Session, { elapsed, done, of }: Ending, iso: Iso) => ({
  routine: segments[0].routine,
  started_at: iso(startedAt),
  ended_at: elapsed === null ? undefined : iso(startedAt + elapsed),
  completed_steps: done,
  of_steps: of,
});

const crampOf = ({ startedAt, muscle, side }: Session, { elapsed, during }: Ending, iso: Iso) => ({
  started_at: iso(startedAt),
  ended_at: elapsed === null ? undefined : iso(startedAt + elapsed),
  ended_during: during ?? undefined,
  muscle,
  side: side ?? undefined,
});

export const createEpisodes = (open: () => Promise<Store>, iso: Iso): Episodes => ({
  async begin({ purpose, record, startedAt, muscle, segments }) {
    const store = await open();
    const started_at = iso(startedAt);
    if (purpose === 'cramp') await store.put('cramp', { started_at, muscle }, record);
    else await store.put('session', { routine: segments[0].routine, started_at }, record);
  },

  async end(session, ending) {
    const { purpose, record, muscle } = session;
    const store = await open();
    if (purpose === 'routine') {
      await store.put('session', runOf(session, ending, iso), record);
      return;
    }
    await store.put('cramp', crampOf(session, ending, iso), record);
    // The cramp is saved by now; that the next one begins at this muscle is a comfort only.
    await store.saveProfile({ last_muscle: muscle }).catch(() => undefined);
  },

  async drop({ record }) {
    await (await open()).remove(record);
  },

  async reopen({ purpose, record, startedAt, segments }) {
    const store = await open();
    const openAgain = { started_at: iso(startedAt), ended_at: null };
    if (purpose === 'cramp') {
      await store.put('cramp', { ...openAgain, ended_during: null }, record);
      return;
    }
    const { routine } = segments[0];
    const steps = { completed_steps: null, of_steps: null };
    await store.put('session', { routine, ...openAgain, ...steps }, record);
  },
});
