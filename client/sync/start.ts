// Sync as a page uses it: started after the first paint, one a page.

import type { Home } from '../foundation/records.ts';
import { createSignal, type Signal } from '../foundation/signal.ts';
import type { RejectedRow, SnapshotRow } from '../foundation/tables.ts';
import { openNews, runnerOf } from './background.ts';
import { deleteThem, keepMine } from './held.ts';
import { askToBeWoken } from './hint.ts';
import { GUEST, type SyncStatus } from './logic/status.ts';
import { discard, rejectedOps } from './rejected.ts';
import type { Runner } from './runner.ts';
import { snapshotsOf } from './snapshots.ts';
import { load } from './state.ts';

export interface SyncHandle {
  readonly status: Signal<SyncStatus>;
  /** Syncs at once; resolves when the attempt has ended. */
  syncNow(): Promise<void>;
  /** The deletions that wait: let them happen, or keep the records under new ids first. */
  deleteThem(): Promise<void>;
  keepMine(): Promise<void>;
  rejected(): Promise<RejectedRow[]>;
  discard(op: string): Promise<void>;
  snapshots(): Promise<SnapshotRow[]>;
  stop(): void;
}

const guestHandle = (home: Home): SyncHandle => ({
  status: createSignal<SyncStatus>(GUEST),
  syncNow: () => Promise.resolve(),
  deleteThem: () => Promise.resolve(),
  keepMine: () => Promise.resolve(),
  rejected: () => rejectedOps(home.storage),
  discard: (op) => discard(home.storage, op),
  snapshots: () => snapshotsOf(home.storage),
  stop: () => undefined,
});

/** Everything that may call for a sync; the answer stops listening. */
const listen = (home: Home, runner: Runner): (() => void) => {
  const ending = new AbortController();
  const { signal } = ending;
  addEventListener('online', () => void runner.sync('online'), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') void runner.sync('visible');
    },
    { signal },
  );
  const unwatch = home.records.watch(() => {
    void runner.refresh();
  });
  signal.addEventListener('abort', unwatch);
  return () => ending.abort();
};

/** Should this page be closed before all is sent, the service worker may send the rest. */
const hintUnsent = async ({ storage }: Home): Promise<void> => {
  if ((await load(storage, 0)).pending === 0) return;
  await askToBeWoken(await navigator.serviceWorker?.getRegistration());
};

/** Syncs what this page writes; other tabs hear of it and count anew. */
const accountHandle = (home: Home, owner: string): SyncHandle => {
  const runner = runnerOf(home, owner);
  const news = openNews(home);
  const syncNow = (why: 'person' | 'start' | 'write'): Promise<void> =>
    runner.sync(why).then(() => news.publish('synced'));
  const stopListening = listen(home, runner);
  news.subscribe(() => void runner.refresh());
  const unwatch = home.records.watch(() => {
    void syncNow('write');
    // Records that cannot be read are the islands' to tell.
    hintUnsent(home).catch(() => undefined);
  });
  // Another tab may sync just now, and this one waits for its turn: what waits is told meanwhile.
  void runner.refresh();
  void syncNow('start');
  const decided = async (decision: Promise<void>): Promise<void> => {
    await decision;
    await syncNow('person');
  };
  const { storage, clock } = home;
  return {
    status: runner.status,
    syncNow: () => syncNow('person'),
    deleteThem: () => decided(deleteThem(storage)),
    keepMine: () =>
      decided(keepMine(storage, { newId: () => home.newId(clock.now()), now: clock.now() })),
    rejected: () => rejectedOps(storage),
    discard: (op) => discard(storage, op).then(() => runner.refresh()),
    snapshots: () => snapshotsOf(storage),
    stop() {
      unwatch();
      stopListening();
      runner.stop();
      news.close();
    },
  };
};

/** Starts syncing the records that this page shows. */
export const startSync = (home: Home): SyncHandle =>
  home.owner === null ? guestHandle(home) : accountHandle(home, home.owner);
