// When to sync: at once when something happens, later after a failure, one at a time.
// Runs in pages and in the service worker alike: no DOM here.

import type { Lock } from '../foundation/lock.ts';
import { createSignal, type Signal } from '../foundation/signal.ts';
import { SaveFailed } from '../foundation/storage.ts';
import type { Failure } from './logic/backoff.ts';
import { GUEST, type SyncPhase, type SyncStatus } from './logic/status.ts';
import type { Outcome, RoundParts } from './parts.ts';
import { FIRST_LOAD, syncOnce } from './round.ts';
import { load, type Standing } from './state.ts';

type Trigger = 'write' | 'start' | 'online' | 'visible' | 'worker' | 'timer' | 'person';

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

/** Nobody whose records these are is signed in. */
const OUT: readonly SyncPhase[] = ['signed-out', 'other-account'];

type Attempt = Outcome & { readonly trouble?: string };

/** These call for sending only: there is nothing to do when somebody else has sent it meanwhile. */
const SENDING: readonly Trigger[] = ['write', 'worker'];

const attemptSync = async (
  parts: RunnerParts,
  why: Trigger,
  found: (standing: Standing) => void,
): Promise<Attempt> => {
  try {
    return await parts.lock(async () => {
      const [isOpen, first] = await Promise.all([parts.isOpen(), load(parts.storage, FIRST_LOAD)]);
      found(first);
      if (!isOpen) return { kind: 'signed-out' };
      const isNeedless = SENDING.includes(why) && first.pending === 0;
      return isNeedless ? { kind: 'done', standing: first } : syncOnce(parts, first);
    });
  } catch (error) {
    if (error instanceof SaveFailed && error.code === 'signed-out') return { kind: 'signed-out' };
    // What could not be stored is asked for again later; the cause goes to the status line.
    return { kind: 'failed', trouble: error instanceof SaveFailed ? error.code : String(error) };
  }
};

class SyncRunner implements Runner {
  readonly status = createSignal<SyncStatus>({ ...GUEST, phase: 'idle' });
  readonly #parts: RunnerParts;
  #failures = 0;
  #notBefore = 0;
  #takeBack = (): void => undefined;
  #running: Promise<void> | undefined;
  /** What was asked for while a sync ran. */
  #asked: Trigger | undefined;
  #stopped = false;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  sync(why: Trigger): Promise<void> {
    if (this.#mayNot(why)) return this.refresh();
    if (FRESH.includes(why)) this.#failures = 0;
    // A stronger wish is not weakened by a write that follows it.
    this.#asked = why === 'write' ? (this.#asked ?? why) : why;
    this.#running ??= this.#loop()
      .catch((error: unknown) => {
        this.status.value = { ...this.status.value, phase: 'waiting', trouble: String(error) };
      })
      .finally(() => {
        this.#running = undefined;
        // Asked for in the very moment in which the loop had ended.
        if (this.#asked) void this.sync(this.#asked);
      });
    return this.#running;
  }

  async refresh(): Promise<void> {
    // Whoever has signed out meanwhile has nothing more to be shown.
    if (this.#stopped) return;
    const standing = await load(this.#parts.storage, 0).catch(() => undefined);
    if (standing) this.#tell(standing);
  }

  stop(): void {
    this.#stopped = true;
    this.#asked = undefined;
    this.#takeBack();
  }

  /** A write does not hurry a server that does not answer; only a person may ask earlier. */
  #mayNot(why: Trigger): boolean {
    const isOut = OUT.includes(this.status.value.phase);
    return (
      this.#stopped ||
      (why === 'write' && (this.#failures > 0 || isOut)) ||
      (why !== 'person' && why !== 'timer' && this.#parts.clock.now() < this.#notBefore)
    );
  }

  async #loop(): Promise<void> {
    while (this.#asked && !this.#stopped) {
      const why = this.#asked;
      this.#asked = undefined;
      const outcome = await attemptSync(this.#parts, why, (first) =>
        this.#tell(first, { phase: 'syncing' }),
      );
      this.#plan(outcome);
      const known = outcome.kind === 'done' ? outcome.standing : undefined;
      this.#tell(known ?? (await load(this.#parts.storage, 0)), {
        phase: PHASES[outcome.kind],
        trouble: outcome.trouble ?? null,
      });
      if (outcome.kind === 'done') continue;
      this.#asked = undefined;
      return;
    }
  }

  #plan(outcome: Outcome): void {
    this.#takeBack();
    if (outcome.kind !== 'failed') this.#failures = 0;
    if (outcome.kind !== 'failed' || this.#stopped) return;
    this.#failures += 1;
    const { retryAfterMs } = outcome;
    const pause = this.#parts.backoff({ attempt: this.#failures, retryAfterMs });
    this.#notBefore = retryAfterMs === undefined ? 0 : this.#parts.clock.now() + pause;
    this.#takeBack = this.#parts.timers.after(pause, () => void this.sync('timer'));
  }

  #tell({ state, pending, rejected }: Standing, change: Partial<SyncStatus> = {}): void {
    const { lastSynced, held, differs } = state;
    this.status.value = {
      ...this.status.value,
      ...change,
      pending,
      rejected,
      lastSynced,
      held: held?.ids.length ?? 0,
      differs: differs !== null,
    };
  }
}

export const createRunner = (parts: RunnerParts): Runner => new SyncRunner(parts);
