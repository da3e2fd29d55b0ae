// What was deleted here and stands in a file: the trash gives it back, and once it cannot, the file.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { createAccountServer } from '../../../client/account/server.ts';
import { createTrash } from '../../../client/account/trash.ts';
import type { Api } from '../../../client/foundation/http.ts';
import type { Home } from '../../../client/foundation/records.ts';
import { OWNER } from '../support/device.ts';
import { aDrink, ada, type Phone, unreachable, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

const binOf = (home: Home) => createTrash(home, createAccountServer(unreachable));

/** A phone with one drink, and the file of it. */
const kept = async () => {
  const phone = world.phone();
  const home = phone.home(null);
  const { id } = await home.records.put('drink', aDrink);
  return { phone, home, id, file: await phone.account.file('all') };
};

const drinks = async (home: Home) =>
  (await home.records.list('drink')).map(({ id, fields }) => ({ id, fields }));

/** What a file brings: how many are new, how many were there, and why others are left out. */
const told = async (phone: Phone, file: string) => {
  const { fresh, equal, refused } = await phone.account.preview(file);
  return [fresh.length, equal, ...refused.map(({ reason }) => reason)];
};

const takeIn = async (phone: Phone, file: string): Promise<number> =>
  phone.account.take((await phone.account.preview(file)).fresh);

test('an entry that the trash can give back is left to the trash', async () => {
  const { phone, home, id, file } = await kept();
  await home.records.remove(id);

  assert.deepEqual(await told(phone, file), [0, 0, 'deleted-here']);
});

test('an entry that was erased comes back from a file, once, as a new one', async () => {
  const { phone, home, id, file } = await kept();
  await home.records.remove(id);
  await binOf(home).empty();

  const before = await told(phone, file);
  const added = [await takeIn(phone, file), await takeIn(phone, file)];

  const [back, ...more] = await drinks(home);
  assert.deepEqual([before, added, more], [[1, 0], [1, 0], []]);
  assert.deepEqual(back?.fields, aDrink);
  assert.notEqual(back?.id, id);
  assert.deepEqual(await told(phone, file), [0, 1]);
});

test('an entry that the trash gave back is here already', async () => {
  const { phone, home, id, file } = await kept();
  await home.records.remove(id);
  const { thrown } = await binOf(home).look();
  for (const entry of thrown) await binOf(home).giveBack(entry);

  assert.deepEqual(await told(phone, file), [0, 1]);
});

test('what came back, was deleted and erased again comes back again', async () => {
  const { phone, home, id, file } = await kept();
  await home.records.remove(id);
  await binOf(home).empty();
  await takeIn(phone, file);
  for (const { id } of await drinks(home)) await home.records.remove(id);
  const thrown = await told(phone, file);
  await binOf(home).empty();
  await takeIn(phone, file);

  assert.deepEqual(thrown, [0, 0, 'deleted-here']);
  assert.deepEqual(
    (await drinks(home)).map(({ fields }) => fields),
    [aDrink],
  );
});

const gone = async (): Promise<{ phone: Phone; id: string; file: string }> => {
  const phone = world.phone();
  await phone.account.signIn(ada);
  const home = phone.home(OWNER);
  const { id } = await home.records.put('drink', aDrink);
  const file = await phone.account.file('all');
  await home.records.remove(id);
  await createTrash(home, {
    history: () => Promise.reject(new Error('not looked at')),
    eraseHistory: async () => ({ ok: true, value: undefined }),
  }).empty();
  return { phone, id, file };
};

/** The server's trash; everything else as before. */
const withHistory =
  (entries: readonly object[]): Api =>
  async (...asked) =>
    asked[1].startsWith('/api/v1/history')
      ? { ok: true, status: 200, body: { entries, next: null } }
      : world.sessions(...asked);

test('what only the server’s trash still holds is left to the trash', async () => {
  const { phone, id, file } = await gone();
  const entry = { record: id, kind: 'drink', why: 'deleted', at: aDrink.at, fields: aDrink };
  world.network = withHistory([entry]);
  const held = await told(phone, file);
  world.network = withHistory([]);

  assert.deepEqual(
    [held, await told(phone, file)],
    [
      [0, 0, 'deleted-here'],
      [1, 0],
    ],
  );
});

test('without the server nobody knows what its trash holds, so nothing comes back past it', async () => {
  const { phone, file } = await gone();
  world.network = unreachable;

  assert.deepEqual(await told(phone, file), [0, 0, 'deleted-here']);
});
