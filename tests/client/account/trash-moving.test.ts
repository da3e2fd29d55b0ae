import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { createTrash } from '../../../client/account/trash.ts';
import type { Home } from '../../../client/foundation/records.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { OWNER } from '../support/device.ts';
import { cutWritesAfter } from './support/cut.ts';
import { aDrink, ada, moveAll, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

const thrownIn = async (home: Home) => {
  const value = { entries: [], next: null };
  const history = async () => ({ ok: true, value }) as const;
  const eraseHistory = () => Promise.reject(new Error('nobody empties it here'));
  const { thrown } = await createTrash(home, { history, eraseHistory }).look();
  return thrown.map(({ record, why, fields }) => ({ record, why, fields }));
};

test("the guest's trash comes along, and nothing of it stays behind", async () => {
  const mine = world.phone();
  const guest = mine.home(null).records;
  const edited = (await guest.put('drink', aDrink)).id;
  await guest.put('drink', { ml: 300 }, edited);
  world.clock.advance(1000);
  const deleted = (await guest.put('drink', aDrink)).id;
  await guest.remove(deleted);
  await mine.account.signIn(ada);

  await moveAll(mine);

  assert.deepEqual(await thrownIn(mine.home(OWNER)), [
    { record: deleted, why: 'deleted', fields: aDrink },
    { record: edited, why: 'replaced', fields: { ml: 250 } },
  ]);
  assert.deepEqual(await thrownIn(mine.home(null)), []);
  assert.equal(await mine.meta.read('moving'), undefined);
});

test('what the guest overwrites while a move is under way is in the trash, too', async () => {
  const mine = world.phone();
  const guest = mine.home(null);
  const { id } = await guest.records.put('drink', aDrink);
  await guest.records.put('drink', { ml: 300 }, id);
  await mine.account.signIn(ada);
  const cut = cutWritesAfter(4);
  await assert.rejects(mine.account.takeGuestAlong({ gates: false }));
  cut.mend();
  world.clock.advance(1000);
  await guest.records.put('drink', { ml: 500 }, id);

  await mine.account.finish();

  assert.deepEqual(await thrownIn(mine.home(OWNER)), [
    { record: id, why: 'replaced', fields: { ml: 300 } },
    { record: id, why: 'replaced', fields: { ml: 250 } },
  ]);
});

test('an entry deleted by the guest stays in the account that has it already', async () => {
  const mine = world.phone();
  const { id } = await mine.home(OWNER).records.put('drink', aDrink);
  const guest = mine.home(null).records;
  await guest.put('drink', aDrink, id);
  await guest.put('drink', aDrink);
  world.clock.advance(1000);
  await guest.remove(id);
  await mine.account.signIn(ada);

  await mine.account.takeGuestAlong({ gates: false });

  assert.equal((await mine.home(OWNER).records.get(id))?.id, id);
});

test('an entry deleted by the guest stays on the server that has it already', async () => {
  world.session = OWNER;
  const earlier = world.phone();
  const { id } = await earlier.home(OWNER).records.put('drink', aDrink);
  await earlier.sync();
  freshIndexedDb();
  const mine = world.phone();
  const guest = mine.home(null).records;
  await guest.put('drink', aDrink, id);
  await guest.remove(id);
  await guest.put('drink', aDrink);
  await mine.account.signIn(ada);

  await mine.account.takeGuestAlong({ gates: false });
  await mine.sync();

  assert.equal(world.server.contents.records.get(id)?.deleted, false);
  assert.equal((await mine.home(OWNER).records.get(id))?.id, id);
});

test('an entry that the account has deleted stays so; what the guest wrote to it is in the trash', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  const account = mine.home(OWNER).records;
  const { id } = await account.put('drink', aDrink);
  await account.remove(id);
  world.clock.advance(1000);
  await mine.home(null).records.put('drink', { ...aDrink, ml: 500 }, id);
  await mine.home(null).records.put('drink', aDrink);

  const { came } = await mine.account.takeGuestAlong({ gates: false });

  assert.equal(came, 2);
  assert.equal(await account.get(id), undefined);
  assert.equal((await account.list('drink')).length, 1);
  assert.deepEqual(await thrownIn(mine.home(OWNER)), [
    { record: id, why: 'deleted', fields: { ...aDrink, ml: 500 } },
    { record: id, why: 'deleted', fields: aDrink },
  ]);
});

test('the same where the account has not been read here when the guest comes along', async () => {
  world.session = OWNER;
  const earlier = world.phone();
  const { id } = await earlier.home(OWNER).records.put('drink', aDrink);
  await earlier.home(OWNER).records.remove(id);
  await earlier.sync();
  freshIndexedDb();
  const mine = world.phone();
  await mine.home(null).records.put('drink', { ...aDrink, ml: 500 }, id);
  await mine.account.signIn(ada);

  await mine.account.takeGuestAlong({ gates: false });
  await mine.sync();

  assert.equal(await mine.home(OWNER).records.get(id), undefined);
  assert.deepEqual(await thrownIn(mine.home(OWNER)), [
    { record: id, why: 'deleted', fields: { ...aDrink, ml: 500 } },
  ]);
});

test('an entry under the id of one of another kind comes along beside it', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  const account = mine.home(OWNER).records;
  const { id } = await account.put('drink', aDrink);
  world.clock.advance(1000);
  await mine.home(null).records.put('night', { date: '2026-11-20', cramps: 'none' }, id);

  await mine.account.takeGuestAlong({ gates: false });

  assert.equal((await account.get(id))?.kind, 'drink');
  assert.equal((await account.list('night')).length, 1);
});
