import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { OWNER } from '../support/device.ts';
import { aDrink, ada, moveAll, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

test('words about health stay with the answers about health, other words come along', async () => {
  const mine = world.phone();
  await mine.home(null).records.put('drink', aDrink);
  const told = { gates: { heart: 'yes' }, describes: ['older', 'heart'] } as const;
  await mine.home(null).records.saveProfile({ ...told, describes: [...told.describes] });
  await mine.account.signIn(ada);

  await moveAll(mine, { gates: false });

  assert.deepEqual(await mine.home(OWNER).records.profile(), { describes: ['older'] });
  const kept = { gates: { heart: 'yes' }, describes: ['heart'] };
  assert.deepEqual(await mine.home(null).records.profile(), kept);
});
