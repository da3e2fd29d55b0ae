// A phone with its records and its sync, over either store, without a browser.
import { openStorage } from '../../../client/foundation/database.ts';
import type { Api } from '../../../client/foundation/http.ts';
import { newId } from '../../../client/foundation/ids.ts';
import { pageLock } from '../../../client/foundation/lock.ts';
import { namedId } from '../../../client/foundation/named-id.ts';
import {
  createRecordStore,
  type RecordStore,
  type RecordsChanged,
} from '../../../client/foundation/records.ts';
import {
  OWNER_LAYOUT,
  type OwnerStorage,
  type OwnerTables,
  type RecordRow,
} from '../../../client/foundation/tables.ts';
import { createRunner, type Runner, type RunnerParts } from '../../../client/sync/runner.ts';
import { createTransport } from '../../../client/sync/transport.ts';
import { localChannel } from './channel.ts';
import { type FixedClock, fixedClock } from './clock.ts';
import { memoryStorage } from './memory.ts';

export const OWNER = '0199e111-0000-7000-8000-000000000001';

export type StoreKind = 'memory' | 'indexeddb';
export const STORES: readonly StoreKind[] = ['memory', 'indexeddb'];

export const newStorage = (kind: StoreKind, name = `uncramp-${newId()}`): OwnerStorage =>
  kind === 'memory'
    ? memoryStorage<OwnerTables>(name, OWNER_LAYOUT)
    : openStorage<OwnerTables>(name, OWNER_LAYOUT);

/** Timers that ring when the test says so. */
const handTimers = () => {
  const waiting: { ms: number; work: () => void }[] = [];
  return {
    waiting,
    after(ms: number, work: () => void) {
      const entry = { ms, work };
      waiting.push(entry);
      return () => {
        const at = waiting.indexOf(entry);
        if (at >= 0) waiting.splice(at, 1);
      };
    },
  };
};

export interface Device {
  readonly storage: OwnerStorage;
  readonly records: RecordStore;
  readonly runner: Runner;
  readonly parts: RunnerParts;
  readonly clock: FixedClock;
  readonly timers: ReturnType<typeof handTimers>;
  sync(): Promise<void>;
  /** Every live record as a person sees it: id → fields. */
  shown(): Promise<Record<string, unknown>>;
  rows(): Promise<RecordRow[]>;
  close(): void;
}

export interface DeviceOptions {
  readonly storage: OwnerStorage;
  readonly api: Api;
  readonly owner?: string;
  readonly parts?: Partial<RunnerParts>;
}

const shownOf = (rows: readonly RecordRow[]): Record<string, unknown> =>
  Object.fromEntries(rows.filter((row) => !row.deleted).map((row) => [row.id, row.fields]));

export const device = (options: DeviceOptions): Device => {
  const { storage, api, owner = OWNER, parts: extra = {} } = options;
  const clock = fixedClock();
  const changes = localChannel<RecordsChanged>();
  const timers = handTimers();
  const parts: RunnerParts = {
    owner,
    storage,
    changes,
    clock,
    newId: () => newId(clock.now()),
    namedId,
    transport: createTransport(api),
    lock: pageLock(),
    isOpen: async () => true,
    timers,
    backoff: ({ retryAfterMs }) => retryAfterMs ?? 2000,
    ...extra,
  };
  const runner = createRunner(parts);
  const rows = (): Promise<RecordRow[]> =>
    storage.transaction(['records'], 'readonly', (tx) => tx.all('records'));
  return {
    storage,
    records: createRecordStore({ owner, storage, changes, clock, newId }),
    runner,
    parts,
    clock,
    timers,
    sync: () => runner.sync('person'),
    rows,
    shown: async () => shownOf(await rows()),
    close() {
      runner.stop();
      changes.close();
      storage.close();
    },
  };
};
