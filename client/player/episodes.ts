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
  /** Takes an ending back. */
  reopen(session: Session): Promise<void>;
}

export const createEpisodes = (
  open: () => Promise<Pick<RecordStore, 'put' | 'saveProfile'>>,
  iso: (at: number) => string,
): Episodes => ({
  async begin({ purpose, record, startedAt, muscle, segments }) {
    const store = await open();
    const started_at = iso(startedAt);
    if (purpose === 'cramp') await store.put('cramp', { started_at, muscle }, record);
    else await store.put('session', { routine: segments[0].routine, started_at }, record);
  },

  async end({ purpose, record, startedAt, muscle, side }, { elapsed, during, done, of }) {
    const store = await open();
    const ended_at = elapsed === null ? undefined : iso(startedAt + elapsed);
    if (purpose === 'routine') {
      await store.put('session', { ended_at, completed_steps: done, of_steps: of }, record);
      return;
    }
    const leg = side ?? undefined;
    await store.put(
      'cramp',
      { ended_at, ended_during: during ?? undefined, muscle, side: leg },
      record,
    );
    await store.saveProfile({ last_muscle: muscle });
  },

  async reopen({ purpose, record }) {
    const store = await open();
    const none = { ended_at: null };
    if (purpose === 'cramp') await store.put('cramp', { ...none, ended_during: null }, record);
    else await store.put('session', { ...none, completed_steps: null, of_steps: null }, record);
  },
});
