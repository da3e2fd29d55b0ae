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

  // The start is written again: what could not be saved then must not leave half a record now.
  async end({ purpose, record, startedAt, muscle, side, segments }, ending) {
    const { elapsed, during, done, of } = ending;
    const store = await open();
    const started_at = iso(startedAt);
    const ended_at = elapsed === null ? undefined : iso(startedAt + elapsed);
    if (purpose === 'routine') {
      const { routine } = segments[0];
      const steps = { completed_steps: done, of_steps: of };
      await store.put('session', { routine, started_at, ended_at, ...steps }, record);
      return;
    }
    const ended_during = during ?? undefined;
    const leg = side ?? undefined;
    await store.put('cramp', { started_at, ended_at, ended_during, muscle, side: leg }, record);
    // The cramp is saved by now; that the next one begins at this muscle is a comfort only.
    await store.saveProfile({ last_muscle: muscle }).catch(() => undefined);
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
