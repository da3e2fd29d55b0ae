import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Api } from '../../../client/foundation/http.ts';
import { deleteThem, keepMine } from '../../../client/sync/held.ts';
import { isMass } from '../../../client/sync/logic/fuse.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { type Device, device, newStorage, OWNER } from '../support/device.ts';
import { type ModelServer, modelServer } from '../support/model-server.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };

let server: ModelServer;
const phone = (): Device => device({ storage: newStorage('indexeddb'), api: server.api });
const lives = (id: string): boolean => server.contents.records.get(id)?.deleted === false;
const count = async (of: Device): Promise<number> => Object.keys(await of.shown()).length;

/** Two phones with so many drinks; the other one has deleted some of them. */
const withDeleted = async (all: number, deleted: number): Promise<Device> => {
  const [mine, other] = [phone(), phone()];
  const ids: string[] = [];
  for (let at = 0; at < all; at += 1) ids.push((await mine.records.put('drink', aDrink)).id);
  await mine.sync();
  await other.sync();
  for (const id of ids.slice(0, deleted)) await other.records.remove(id);
  await other.sync();
  return mine;
};

beforeEach(() => {
  freshIndexedDb();
  server = modelServer(OWNER);
});

test('more than twenty, or more than three in ten and at least five, is a mass', () => {
  const cases: [number, number, boolean][] = [
    [4, 4, false],
    [5, 5, true],
    [5, 17, false],
    [6, 19, true],
    [20, 1000, false],
    [21, 1000, true],
  ];

  assert.deepEqual(
    cases.map(([deleted, alive]) => isMass(deleted, alive)),
    cases.map(([, , expected]) => expected),
  );
});

test('a few deletions elsewhere are simply taken over', async () => {
  const mine = await withDeleted(20, 4);

  await mine.sync();

  assert.equal(await count(mine), 16);
  assert.equal(mine.runner.status.value.held, 0);
});

for (const pageSize of [2000, 3]) {
  test(`a mass deletion in pages of ${pageSize} deletes nothing until a person has said so`, async () => {
    const mine = await withDeleted(40, 25);
    server.pageSize = pageSize;

    await mine.sync();

    assert.equal(await count(mine), 40);
    assert.equal(mine.runner.status.value.held, 25);
  });
}

test('deletions that come in several answers of one sync count together', async () => {
  const mine = await withDeleted(60, 12);
  const other = phone();
  await other.sync();
  for (const ml of [1, 2]) await mine.records.put('drink', { ...aDrink, ml });
  server.mostOps = 1;
  const api: Api = async (...question) => {
    const answer = await server.api(...question);
    if (!answer.ok || server.mostOps > 1) return answer;
    server.mostOps = 1000;
    for (const id of Object.keys(await other.shown()).slice(0, 12)) await other.records.remove(id);
    await other.sync();
    return answer;
  };
  const reading = device({ storage: mine.storage, api });

  await reading.sync();

  assert.equal(await count(reading), 60 - 12 + 2);
  assert.equal(reading.runner.status.value.held, 12);
});

test('own changes still go out while deletions wait', async () => {
  const mine = await withDeleted(40, 25);
  await mine.sync();
  const { id } = await mine.records.put('drink', aDrink);
  const kept = Object.keys(await mine.shown()).find((one) => one !== id && lives(one)) ?? '';
  await mine.records.put('drink', { ml: 300 }, kept);

  await mine.sync();

  assert.ok(server.contents.records.has(id));
  assert.equal(mine.runner.status.value.pending, 0);
  assert.equal(await count(mine), 41);
  // What was sent stays on what is shown, although no page has told of it yet.
  assert.deepEqual((await mine.shown())[kept], { ...aDrink, ml: 300 });
});

test('a server that comes back from a backup while deletions are read is read anew at once', async () => {
  const mine = await withDeleted(40, 3);
  const backup = server.backup();
  server.pageSize = 2;
  let asked = 0;
  const api: Api = (...question) => {
    asked += 1;
    if (asked === 2) server.restore(backup);
    return server.api(...question);
  };
  const read = device({ storage: mine.storage, api });

  await read.sync();

  const { phase, pending } = read.runner.status.value;
  assert.deepEqual({ phase, pending }, { phase: 'idle', pending: 0 });
  assert.equal(await count(read), 37);
});

test('deletions that wait for a word wait on, however much is written meanwhile', async () => {
  const mine = await withDeleted(10, 5);
  await mine.sync();
  for (let at = 0; at < 20; at += 1) await mine.records.put('drink', aDrink);

  await mine.sync();

  assert.equal(mine.runner.status.value.held, 5);
  assert.equal(await count(mine), 30);
});

test('deletions of a history that is gone need no word any more', async () => {
  const mine = await withDeleted(40, 0);
  const backup = server.backup();
  const other = phone();
  await other.sync();
  for (const id of Object.keys(await other.shown()).slice(0, 25)) await other.records.remove(id);
  await other.sync();
  await mine.sync();
  assert.equal(mine.runner.status.value.held, 25);

  server.restore(backup);
  await mine.sync();

  assert.equal(mine.runner.status.value.held, 0);
  assert.equal(await count(mine), 40);
});

test('"Delete them" lets the shown deletions happen', async () => {
  const mine = await withDeleted(40, 25);
  await mine.sync();

  await deleteThem(mine.storage);
  await mine.sync();

  assert.equal(await count(mine), 15);
  assert.equal(mine.runner.status.value.held, 0);
});

test('"Delete them" does not cover what is deleted afterwards', async () => {
  const mine = await withDeleted(60, 25);
  await mine.sync();
  await deleteThem(mine.storage);
  const other = phone();
  await other.sync();
  for (const id of Object.keys(await other.shown()).slice(0, 25)) await other.records.remove(id);
  await other.sync();

  await mine.sync();

  assert.equal(await count(mine), 60);
  assert.equal(mine.runner.status.value.held, 50);
});

test('"Keep mine" keeps the content under new ids, here and for everybody', async () => {
  const mine = await withDeleted(40, 25);
  await mine.sync();

  await keepMine(mine.storage, { newId: mine.parts.newId, now: mine.clock.now() });
  await mine.sync();

  assert.equal(await count(mine), 40);
  const other = phone();
  await other.sync();
  assert.deepEqual(await other.shown(), await mine.shown());
});

test('"Keep mine" has the content under its new ids before any network is there', async () => {
  const mine = await withDeleted(40, 25);
  await mine.sync();
  // One of them the person has deleted meanwhile.
  const one = Object.keys(await mine.shown()).find((id) => !lives(id)) ?? '';
  await mine.records.remove(one);
  const rows = await mine.rows();
  const before = Object.fromEntries(rows.map(({ id }) => [id, true]));

  await keepMine(mine.storage, { newId: mine.parts.newId, now: mine.clock.now() });

  const added = Object.entries(await mine.shown()).filter(([id]) => !(id in before));
  assert.equal(added.length, 24);
  assert.ok(added.every(([, fields]) => (fields as typeof aDrink).ml === aDrink.ml));
  const copies = (await mine.rows()).filter(({ id }) => !(id in before));
  assert.equal(copies.length, 24);
  assert.ok(copies.every(({ seq, epoch, base }) => seq === null && epoch === null && !base));
});

test('what was deleted long ago does not count among what is here', async () => {
  const mine = await withDeleted(40, 0);
  for (const id of Object.keys(await mine.shown()).slice(0, 30)) await mine.records.remove(id);
  await mine.sync();
  const other = phone();
  await other.sync();
  for (const id of Object.keys(await other.shown()).slice(0, 5)) await other.records.remove(id);
  await other.sync();

  await mine.sync();

  assert.equal(await count(mine), 10);
  assert.equal(mine.runner.status.value.held, 5);
});

test('what this phone has deleted itself needs no word', async () => {
  const mine = phone();
  for (let at = 0; at < 30; at += 1) {
    const { id } = await mine.records.put('drink', aDrink);
    await mine.records.remove(id);
  }

  await mine.sync();

  assert.equal(mine.runner.status.value.held, 0);
  assert.equal(mine.runner.status.value.phase, 'idle');
});

test('a full read that would delete much waits for a word, too', async () => {
  // What is deleted here already is no loss any more.
  const mine = await withDeleted(12, 2);
  await mine.sync();
  for (const [id, record] of server.contents.records) {
    server.contents.records.set(id, { ...record, deleted: true, fields: {} });
  }
  server.contents.records.delete([...server.contents.records.keys()].at(-1) ?? '');
  await mine.records.put('drink', aDrink);

  await mine.sync();

  assert.equal(await count(mine), 11);
  assert.equal(mine.runner.status.value.held, 9);

  await deleteThem(mine.storage);
  await mine.sync();

  assert.equal(await count(mine), 2);
  assert.equal(mine.runner.status.value.held, 0);
});
