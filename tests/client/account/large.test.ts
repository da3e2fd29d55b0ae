// A record too large for one op comes along whole, into an account and out of a file.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { MAX_OP_BYTES } from '../../../client/contract/wire.ts';
import type { Home } from '../../../client/foundation/records.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { OWNER } from '../support/device.ts';
import { aDrink, ada, moveAll, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

/** Each fits an op; two do not. */
const words = (letter: string): string => letter.repeat(MAX_OP_BYTES * 0.6);
const large = { ...aDrink, place: words('a'), during: words('b'), with: words('c') };

const written = async (home: Home): Promise<string> => {
  const { id } = await home.records.put('drink', aDrink);
  for (const name of ['place', 'during', 'with'] as const)
    await home.records.put('drink', { [name]: large[name] } as never, id);
  return id;
};

test('a large record of a guest comes whole into the account, and to the server', async () => {
  const mine = world.phone();
  const id = await written(mine.home(null));
  await mine.account.signIn(ada);

  await moveAll(mine);

  assert.deepEqual((await mine.home(OWNER).records.get(id))?.fields, large);
  assert.deepEqual(world.server.contents.records.get(id)?.fields, large);
});

test('a large record comes whole out of a file', async () => {
  const one = world.phone();
  const id = await written(one.home(null));
  const file = await one.account.file('all');
  freshIndexedDb();
  const other = world.phone();
  const { fresh } = await other.account.preview(file);

  const added = await other.account.take(fresh);

  assert.equal(added, 1);
  assert.deepEqual((await other.home(null).records.get(id))?.fields, large);
});
