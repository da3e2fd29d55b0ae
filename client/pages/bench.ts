// window.__bench: what measurements ask of the real page, over the app's own store and engine.
// The page adds this script only when the server was started with UNCRAMP_BENCH=1.

import { createMeta } from '../account/meta.ts';
import type { FieldsOf, Who } from '../contract/wire.ts';
import type { Channel } from '../foundation/channel.ts';
import { openStorage } from '../foundation/database.ts';
import { api } from '../foundation/http.ts';
import {
  createRecordStore,
  type Home,
  openHome,
  ownHome,
  type RecordsChanged,
  write,
} from '../foundation/records.ts';
import { type Fields, META_LAYOUT, META_NAME } from '../foundation/tables.ts';
import { runnerOf } from '../sync/background.ts';

interface Some {
  /** The same seed writes the same logs, under ids as the app makes them. */
  readonly seed?: number;
  /** Where in that sequence to begin. */
  readonly offset?: number;
  /** All in one transaction: to prepare a measurement, never to measure writing. */
  readonly together?: boolean;
}

/** Nobody else on this page may hear of it: they would sync what is being measured. */
const SILENT: Channel<RecordsChanged> = {
  publish: () => undefined,
  subscribe: () => () => undefined,
  close: () => undefined,
};
const BEVERAGES = ['water', 'tea', 'coffee', 'milk', 'juice'] as const;
const START = Date.parse('2026-01-01T00:00:00Z');
const EVERY_MS = 7_200_000;

/** The small generator mulberry32. */
const chancesOf = (seed: number) => {
  let state = seed | 0;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
};

/** A log such as a person writes every two hours. */
const logOf = (seed: number, place: number): FieldsOf<'drink'> => {
  const next = chancesOf(Math.imul(seed, 0x9e3779b1) + place);
  const at = START + place * EVERY_MS + (next() % 3_600_000);
  const beverage = BEVERAGES[next() % BEVERAGES.length] ?? 'water';
  return { at: new Date(at).toISOString(), ml: 100 + (next() % 9) * 50, beverage };
};

const TABLES = ['records', 'outbox', 'rejected', 'state', 'snapshots'] as const;

/** Sends and reads everything; returns the milliseconds. */
const syncing = (home: Home) => {
  const runner = home.owner === null ? undefined : runnerOf(home, home.owner);
  return async (): Promise<number> => {
    if (!runner) throw new Error('sign in first');
    const began = performance.now();
    await runner.sync('person');
    const { phase, pending, trouble } = runner.status.value;
    if (phase !== 'idle' || pending > 0) throw new Error(`${phase}, ${pending} left, ${trouble}`);
    return performance.now() - began;
  };
};

const together = ({ storage, clock, newId }: Home, logs: readonly FieldsOf<'drink'>[]) =>
  storage.transaction(['records', 'outbox'], 'readwrite', async (tx) => {
    for (const fields of logs) {
      const now = clock.now();
      const head = { op: newId(now), record: newId(now), kind: 'drink', action: 'put' } as const;
      await write(tx, { ...head, fields: { ...fields } }, now);
    }
  });

/** Writes logs, each saved before the next begins; returns the milliseconds. */
const writing =
  (home: Home) =>
  async (n: number, { seed = 1, offset = 0, together: isOne = false }: Some = {}) => {
    const logs = Array.from({ length: n }, (_, at) => logOf(seed, offset + at));
    const began = performance.now();
    if (isOne) await together(home, logs);
    else for (const fields of logs) await home.records.put('drink', fields);
    return performance.now() - began;
  };

const live = async ({ storage }: Home) =>
  (await storage.transaction(['records'], 'readonly', (tx) => tx.all('records'))).filter(
    (row) => !row.deleted,
  );

/** The records of whoever is signed in. A measurement may have signed up by the API alone: the
 * account that the browser's cookie opens is then taken up as after the app's own form. */
const signedInHome = async (): Promise<Home> => {
  const own = await ownHome();
  if (own.owner !== null) return own;
  const answer = await api('GET', '/api/v1/session');
  const { owner, username } = (answer.ok ? answer.body : {}) as Partial<Who>;
  if (!owner || !username) return own;
  const meta = createMeta(openStorage(META_NAME, META_LAYOUT));
  await meta.enter({ owner, username, added_at: own.clock.now() });
  return openHome(owner);
};

interface Bed {
  readonly home: Home;
  readonly sync: () => Promise<number>;
}

const makeBed = async (): Promise<Bed> => {
  const own = { ...(await signedInHome()), changes: SILENT };
  const home: Home = { ...own, records: createRecordStore(own) };
  return { home, sync: syncing(home) };
};

let made: Promise<Bed> | undefined;

/** Made once for an account; a guest may have signed up since. */
const bed = async (): Promise<Bed> => {
  const known = await made;
  if (known && known.home.owner !== null) return known;
  made = makeBed();
  return made;
};

const bench = {
  /** Forgets everything of this owner on this phone. */
  async reset(): Promise<void> {
    const { home } = await bed();
    await home.storage.transaction(TABLES, 'readwrite', async (tx) => {
      for (const table of TABLES) await tx.clear(table);
    });
  },
  write: async (n: number, some?: Some) => writing((await bed()).home)(n, some),
  push: async () => (await bed()).sync(),
  pull: async () => (await bed()).sync(),
  count: async () => (await live((await bed()).home)).length,
  ids: async () => (await live((await bed()).home)).map(({ id }) => id).sort(),
  get: async (id: string) => (await (await bed()).home.records.get(id))?.fields ?? null,
  async update(id: string, patch: Fields) {
    const { home } = await bed();
    const record = await home.records.get(id);
    if (!record) throw new Error(`no record ${id}`);
    await home.records.put(record.kind, patch, id);
  },
};

type Bench = typeof bench;

declare global {
  var __bench: Bench | undefined;
}

await bed();
globalThis.__bench = bench;
