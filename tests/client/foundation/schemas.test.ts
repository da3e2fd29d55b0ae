// Phones keep the database of the build that made it: each released one, full of unsent changes,
// is opened by this build and loses nothing.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openStorage } from '../../../client/foundation/database.ts';
import { OWNER_LAYOUT, type OwnerTables } from '../../../client/foundation/tables.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { device, OWNER } from '../support/device.ts';
import { modelServer } from '../support/model-server.ts';

interface Table {
  readonly key: string;
  readonly numbered?: boolean;
  readonly indexes?: readonly string[];
}

/** As they were released, never changed again; a change of the layout adds one. */
const RELEASED: readonly {
  readonly version: number;
  readonly tables: Readonly<Record<string, Table>>;
}[] = [
  {
    version: 1,
    tables: {
      records: { key: 'id', indexes: ['kind'] },
      outbox: { key: 'n', numbered: true },
      rejected: { key: 'op' },
      state: { key: 'name' },
      snapshots: { key: 'n', numbered: true },
    },
  },
];
const PENDING = 50;
const NAME = `uncramp-${OWNER}`;
const ids = Array.from({ length: PENDING }, (_, at) => {
  const end = String(at).padStart(12, '0');
  return { record: `0199f0c3-5a1e-7c44-9d21-${end}`, op: `0199f0c4-5a1e-7c44-9d21-${end}` };
});
const fields = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };

const ended = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });

/** Makes the database as that build did, with changes that have not been sent. */
const madeBy = async ({ version, tables }: (typeof RELEASED)[number]): Promise<void> => {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(NAME, version);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
    opening.onupgradeneeded = () => {
      for (const [name, { key, numbered = false, indexes = [] }] of Object.entries(tables)) {
        const store = opening.result.createObjectStore(name, {
          keyPath: key,
          autoIncrement: numbered,
        });
        for (const index of indexes) store.createIndex(index, index);
      }
    };
  });
  const tx = db.transaction(['records', 'outbox'], 'readwrite');
  for (const { record: id, op } of ids) {
    const row = { id, kind: 'drink', fields, seq: null, epoch: null, deleted: false };
    tx.objectStore('records').put({ ...row, changed_at: 1 });
    tx.objectStore('outbox').put({ op, record: id, kind: 'drink', action: 'put', fields });
  }
  await ended(tx);
  db.close();
};

beforeEach(freshIndexedDb);

for (const released of RELEASED) {
  test(`fifty changes that wait in a database of version ${released.version} all arrive`, async () => {
    await madeBy(released);
    const server = modelServer(OWNER);
    const storage = openStorage<OwnerTables>(NAME, OWNER_LAYOUT);
    const mine = device({ storage, api: server.api });

    await mine.sync();

    assert.deepEqual(
      [...server.contents.records.keys()].sort(),
      ids.map(({ record }) => record),
    );
    assert.equal(mine.runner.status.value.pending, 0);
    assert.equal(Object.keys(await mine.shown()).length, PENDING);
    mine.close();
  });
}

test('today’s layout is the newest of the released ones', async () => {
  const storage = openStorage<OwnerTables>(NAME, OWNER_LAYOUT);
  await storage.transaction(['state'], 'readonly', async () => undefined);
  storage.close();
  const [made] = (await indexedDB.databases()).filter(({ name }) => name === NAME);
  const newest = RELEASED.at(-1);

  assert.equal(made?.version, newest?.version);
  assert.deepEqual(
    Object.fromEntries(
      Object.entries(OWNER_LAYOUT).map(([name, { keyPath, numbered, indexes }]) => [
        name,
        { key: keyPath, ...(numbered ? { numbered } : {}), ...(indexes ? { indexes } : {}) },
      ]),
    ),
    newest?.tables,
  );
});
