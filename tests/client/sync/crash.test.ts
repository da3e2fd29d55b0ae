import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import type { OwnerStorage } from '../../../client/foundation/tables.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { crashing } from '../support/crash.ts';
import { device, newStorage, OWNER, STORES } from '../support/device.ts';
import { type ModelServer, modelServer } from '../support/model-server.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };

interface Scene {
  readonly server: ModelServer;
  readonly storage: OwnerStorage;
  /** What must be shown here when all is over. */
  readonly expected: Record<string, unknown>;
}

const drinks = (ids: readonly string[], ml: (at: number) => number): Record<string, unknown> =>
  Object.fromEntries(ids.map((id, at) => [id, { ...aDrink, ml: ml(at) }]));

/** Mine has three changes to send, and the other phone has sent three that come in small pages. */
const twoPhones = async (storage: OwnerStorage): Promise<Scene> => {
  const server = modelServer(OWNER);
  server.pageSize = 2;
  const mine = device({ storage, api: server.api });
  const other = device({ storage: newStorage('memory'), api: server.api });
  const ids: string[] = [];
  for (let at = 0; at < 4; at += 1) ids.push((await mine.records.put('drink', aDrink)).id);
  await mine.sync();
  await other.sync();
  for (const id of ids) await other.records.put('drink', { ml: 1 }, id);
  await other.sync();
  for (const id of ids) await mine.records.put('drink', { beverage: 'tea' }, id);
  const late = await mine.records.put('drink', aDrink);
  await mine.records.put('drink', { invalid: 1 } as object, ids[0]);
  const tea = Object.fromEntries(ids.map((id) => [id, { ...aDrink, ml: 1, beverage: 'tea' }]));
  return { server, storage, expected: { ...tea, [late.id]: aDrink } };
};

/** The server came back from a backup made before the last changes. */
const restored = async (storage: OwnerStorage): Promise<Scene> => {
  const server = modelServer(OWNER);
  const mine = device({ storage, api: server.api });
  const ids: string[] = [];
  for (let at = 0; at < 3; at += 1) ids.push((await mine.records.put('drink', aDrink)).id);
  await mine.sync();
  const backup = server.backup();
  for (const id of ids) await mine.records.put('drink', { ml: 500 }, id);
  await mine.sync();
  server.restore(backup);
  const late = await mine.records.put('drink', aDrink);
  return { server, storage, expected: { ...drinks(ids, () => 500), [late.id]: aDrink } };
};

/** The server has lost one record and holds another with a number that is not known here. */
const differing = async (storage: OwnerStorage): Promise<Scene> => {
  const server = modelServer(OWNER);
  const mine = device({ storage, api: server.api });
  const ids: string[] = [];
  for (let at = 0; at < 3; at += 1) ids.push((await mine.records.put('drink', aDrink)).id);
  await mine.sync();
  server.contents.records.delete(ids[0] ?? '');
  const late = await mine.records.put('drink', aDrink);
  return { server, storage, expected: drinks([...ids, late.id], () => 250) };
};

const SCENES = { twoPhones, restored, differing };

for (const kind of STORES) {
  suite(`switched off at any step, over ${kind}`, () => {
    beforeEach(freshIndexedDb);
    for (const [name, scene] of Object.entries(SCENES)) {
      test(`${name}: the next start finishes the sync and nothing is lost`, async () => {
        for (let allowed = 0; ; allowed += 1) {
          const { server, storage, expected } = await scene(newStorage(kind));
          const cut = crashing(storage, allowed);
          const before = device({ storage: cut.storage, api: server.api });
          await before.sync();
          before.runner.stop();
          const wasCut = before.runner.status.value.phase !== 'idle';

          const after = device({ storage, api: server.api });
          await after.sync();

          assert.deepEqual(await after.shown(), expected, `cut at step ${allowed}`);
          assert.equal(after.runner.status.value.pending, 0);
          assert.equal(after.runner.status.value.differs, false);
          const fresh = device({ storage: newStorage('memory'), api: server.api });
          await fresh.sync();
          assert.deepEqual(await fresh.shown(), expected, `on the server, cut at step ${allowed}`);
          after.close();
          if (!wasCut) {
            assert.ok(allowed > 5, `only ${allowed} steps`);
            return;
          }
        }
      });
    }
  });
}
