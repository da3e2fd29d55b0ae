import assert from 'node:assert/strict';
import { test } from 'node:test';
import { device, newStorage, OWNER } from '../support/device.ts';
import { modelServer } from '../support/model-server.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };

test('what was written into an entry while another phone deleted it is in the trash', async () => {
  const { api } = modelServer(OWNER);
  const [mine, other] = [newStorage('memory'), newStorage('memory')].map((storage) =>
    device({ storage, api }),
  ) as [ReturnType<typeof device>, ReturnType<typeof device>];
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  await other.sync();

  await other.records.remove(id);
  await other.sync();
  await mine.records.put('drink', { ml: 300 }, id);
  await mine.sync();

  const row = (await mine.rows()).find((each) => each.id === id);
  assert.equal(row?.deleted, true);
  assert.deepEqual(
    row?.lost?.map(({ why, fields }) => [why, fields]),
    [
      ['replaced', { ml: 250 }],
      ['deleted', { ...aDrink, ml: 300 }],
    ],
  );
  mine.close();
  other.close();
});

test('what another phone deleted leaves nothing in the trash of one that wrote nothing', async () => {
  const { api } = modelServer(OWNER);
  const mine = device({ storage: newStorage('memory'), api });
  const other = device({ storage: newStorage('memory'), api });
  const { id } = await mine.records.put('drink', aDrink);
  await mine.sync();
  await other.sync();

  await other.records.remove(id);
  await other.sync();
  await mine.sync();

  const row = (await mine.rows()).find((each) => each.id === id);
  assert.equal(row?.deleted, true);
  assert.equal(row?.lost, undefined);
  mine.close();
  other.close();
});
