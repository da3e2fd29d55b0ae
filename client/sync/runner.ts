// When to sync: at once when something happens, later after a failure, one at a time.
// Runs in pages and in the service worker alike: no DOM here.

import type { Lock } from '../foundation/lock.ts';
import { createSignal, type Signal } from '../foundation/signal.ts';
import { SaveFailed } from '../foundation/storage.ts';
import type { Failure } from './logic/backoff.ts';
import { GUEST, type SyncPhase, type SyncStatus } from './logic/status.ts';
import type { Outcome, RoundParts } from './parts.ts';
import { syncOnce } from './round.ts';
import { ensureDevice, load } from './state.ts';

export type Trigger = 'write' | 'start' | 'online' | 'visible' | 'worker' | 'timer' | 'person';

export interface Timers {
  /** Calls back once after so many milliseconds; the answer takes it back. */
  after(ms: number, work: () => void): () => void;
}

export interface RunnerParts extends RoundParts {
  readonly lock: Lock;
  readonly timers: Timers;
  /** Whether this account is still the one that is signed in on this phone. */
  readonly isOpen: () => Promise<boolean>;
  readonly backoff: (failure: Failure) => number;
}

export interface Runner {
  readonly status: Signal<SyncStatus>;
  /** Syncs now, or says why not in the status; resolves when this attempt has ended. */
  sync(why: Trigger): Promise<void>;
  /** Counts anew what waits, after a write here or a sync elsewhere. */
  refresh(): Promise<void>;
  stop(): void;
}

const PHASES: Readonly<Record<Outcome['kind'], SyncPhase>> = {
  done: 'idle',
  failed: 'waiting',
  'signed-out': 'signed-out',
  'other-account': 'other-account',
};
/** A person came back or the network did: earlier failures say nothing about now. */
const FRESH: readonly Trigger[] = ['online', 'visible', 'person', 'start'];

type Attempt = Outcome & { readonly trouble?: string };

/** These call for sending only: there is nothing to do when somebody else has sent it meanwhile. */
const SENDING: readonly Trigger[] = ['write', 'worker'];

const isNeedless = async ({ storage }: RunnerParts, why: Trigger): Promise<boolean> =>
  SENDING.includes(why) && (await load(storage, 0)).pending === 0;

const attemptSync = async (parts: RunnerParts, why: Trigger): Promise<Attempt> => {
  try {
    await ensureDevice(parts.storage, parts.newId);
    return await parts.lock(async () => {
      if (!(await parts.isOpen())) return { kind: 'signed-out' };
      return (await isNeedless(parts, why)) ? { kind: 'done' } : syncOnce(parts);
    });
  } catch (error) {
    if (error instanceof SaveFailed && error.code === 'signed-out') return { kind: 'signed-out' };
    // What could not be stored is asked for again later; the cause goes to the status line.
    return { kind: 'failed', trouble: error instanceof SaveFailed ? error.code : String(error) };
  }
};

export const createRunner = (parts: RunnerParts): Runner => {
  const { storage, clock, timers } = parts;
  const status = createSignal<SyncStatus>({ ...GUEST, phase: 'idle' });
  let failures = 0;
  let notBefore = 0;
  let takeBack = (): void => undefined;
  let running: Promise<void> | undefined;
  /** What was asked for while a sync ran. */
  let asked: Trigger | undefined;
  let stopped = false;

  const show = async (change: Partial<SyncStatus> = {}): Promise<void> => {
    const { state, pending, rejected } = await load(storage, 0);
    const { lastSynced, held, differs } = state;
    status.value = {
      ...status.value,
      ...change,
      pending,
      rejected,
      lastSynced,
      held: held?.ids.length ?? 0,
      differs: differs !== null,
    };
  };

  const plan = (outcome: Outcome): void => {
    takeBack();
    if (outcome.kind !== 'failed') failures = 0;
    if (outcome.kind !== 'failed' || stopped) return;
    failures += 1;
    const { retryAfterMs } = outcome;
    const pause = parts.backoff({ attempt: failures, retryAfterMs });
    notBefore = retryAfterMs === undefined ? 0 : clock.now() + pause;
    takeBack = timers.after(pause, () => void runner.sync('timer'));
  };

  const loop = async (): Promise<void> => {
    while (asked && !stopped) {
      const why = asked;
      asked = undefined;
      await show({ phase: 'syncing' });
      const outcome = await attemptSync(parts, why);
      plan(outcome);
      await show({ phase: PHASES[outcome.kind], trouble: outcome.trouble ?? null });
      if (outcome.kind === 'done') continue;
      asked = undefined;
      return;
    }
  };

  /** A write does not hurry a server that does not answer; only a person may ask earlier. */
  const mayNot = (why: Trigger): boolean =>
    stopped ||
    (why === 'write' &&
      (failures > 0 || status.value.phase in { 'signed-out': 1, 'other-account': 1 })) ||
    (why !== 'person' && why !== 'timer' && clock.now() < notBefore);

  const runner: Runner = {
    status,
    async sync(why) {
      if (mayNot(why)) return show();
      if (FRESH.includes(why)) failures = 0;
      // A stronger wish is not weakened by a write that follows it.
      asked = why === 'write' ? (asked ?? why) : why;
      running ??= loop()
        .catch((error: unknown) => {
          status.value = { ...status.value, phase: 'waiting', trouble: String(error) };
        })
        .finally(() => {
          running = undefined;
          // Asked for in the very moment in which the loop had ended.
          if (asked) void runner.sync(asked);
        });
      return running;
    },
    refresh: () => (stopped ? Promise.resolve() : show()),
    stop() {
      stopped = true;
      takeBack();
    },
  };
  return runner;
};
