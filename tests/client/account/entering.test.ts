import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { currentOwner } from '../../../client/foundation/records.ts';
import { OWNER } from '../support/device.ts';
import { aDrink, ada, unreachable, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

test('signing in asks before it takes the guest along', async () => {
  const mine = world.phone();
  await mine.home(null).records.put('drink', aDrink);
  await mine.home(null).records.saveProfile({ gates: { heart: 'yes' } });

  const entry = await mine.account.signIn(ada);

  assert.deepEqual(entry.kind === 'in' && entry.guest, { records: 1, gates: true });
  assert.equal(await currentOwner(), OWNER);
  assert.deepEqual(await mine.home(OWNER).records.list('drink'), []);
  assert.equal((await mine.home(null).records.list('drink')).length, 1);
});

test('an answer to a sign-in that was lost is found again at the next start', async () => {
  const mine = world.phone();
  world.network = async (...asked) => {
    await world.sessions(...asked);
    return unreachable(...asked);
  };
  const entry = await mine.account.signIn(ada);
  world.mend();

  await world.phone().account.finish();

  assert.equal(entry.kind, 'out');
  assert.equal(await currentOwner(), OWNER);
});

test('a wrong password changes nothing here', async () => {
  const mine = world.phone();

  const entry = await mine.account.signIn({ ...ada, password: 'wrong' });

  assert.equal(
    entry.kind === 'out' && !entry.answer.ok && entry.answer.problem?.code,
    'wrong-credentials',
  );
  assert.equal(await currentOwner(), null);
  assert.equal(await mine.meta.read('entering'), undefined);
});
