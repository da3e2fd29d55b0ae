import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { DAY } from '../../../client/foundation/clock.ts';
import { snapshotsOf, takeSnapshot } from '../../../client/sync/snapshots.ts';
import { type Device, device, newStorage, OWNER } from '../support/device.ts';
import { type ModelServer, modelServer } from '../support/model-server.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };

let server: ModelServer;
const phone = (): Device => device({ storage: newStorage('memory'), api: server.api });

const copyAt = ({ storage }: Device, now: number): Promise<void> =>
  storage.transaction(['records', 'outbox', 'snapshots'], 'readwrite', (tx) =>
    takeSnapshot(tx, 'reset', now),
  );
const takenAt = async ({ storage }: Device): Promise<number[]> =>
  (await snapshotsOf(storage)).map(({ taken_at }) => taken_at);

beforeEach(() => {
  server = modelServer(OWNER);
});

test('of the copies of everything the three newest are kept', async () => {
  const mine = phone();

  for (const now of [1, 2, 3, 4, 5]) await copyAt(mine, now);

  assert.deepEqual(await takenAt(mine), [3, 4, 5]);
});

test('a copy of everything is kept for thirty days, and no longer', async () => {
  const mine = phone();
  for (const now of [0, 1]) await copyAt(mine, now);

  await copyAt(mine, 30 * DAY + 1);

  assert.deepEqual(await takenAt(mine), [1, 30 * DAY + 1]);
});

test('a copy holds what has not been sent, too', async () => {
  const mine = phone();
  const { id } = await mine.records.put('drink', aDrink);

  await copyAt(mine, 1);

  const [copy] = await snapshotsOf(mine.storage);
  assert.deepEqual([copy?.records.length, copy?.outbox.map(({ record }) => record)], [1, [id]]);
});

test('before all is read anew, what is here is copied', async () => {
  const mine = phone();
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  server.contents.records.delete(id);
  await mine.records.put('drink', aDrink);

  await mine.sync();

  const [copy] = await snapshotsOf(mine.storage);
  assert.equal(copy?.why, 'repair');
  assert.ok(copy?.records.some((row) => row.id === id && row.seq === 1));
});
