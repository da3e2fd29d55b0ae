import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { OWNER } from '../support/device.ts';
import { aDrink, ada, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

test('the unsent changes can be kept in a file and taken in again', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  const sent = await mine.home(OWNER).records.put('drink', aDrink);
  await mine.sync();
  const unsent = await mine.home(OWNER).records.put('drink', { ...aDrink, ml: 500 });

  const text = await mine.account.file('unsent');
  await mine.account.signOut('saved-to-file');
  const taken = await mine.account.takeFile(text);

  assert.ok(!text.includes(sent.id));
  assert.deepEqual(taken, { added: 1, known: 0 });
  assert.deepEqual((await mine.home(null).records.get(unsent.id))?.fields, { ...aDrink, ml: 500 });
});

test('a file that is none of ours is not taken in', async () => {
  const mine = world.phone();

  for (const text of [
    '',
    'hello',
    '[]',
    '{"format":"other"}',
    '{"format":"uncramp-export","version":1}',
  ]) {
    assert.equal(await mine.account.takeFile(text), undefined);
  }
});
