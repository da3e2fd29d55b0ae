import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { freshIndexedDb } from '../support/browser.ts';
import { OWNER } from '../support/device.ts';
import { isDoneBefore } from './support/cut.ts';
import { aDrink, ada, moveAll, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

test('the guest comes along with the same ids and reaches the server', async () => {
  const mine = world.phone();
  const { id } = await mine.home(null).records.put('drink', aDrink);
  await mine.account.signIn(ada);

  await moveAll(mine);

  assert.deepEqual([...world.server.contents.records.keys()], [id]);
  assert.deepEqual(await mine.home(null).records.list('drink'), []);
  assert.equal(await mine.meta.read('moving'), undefined);
});

test('it is told how many entries came along, and nothing is asked about them any more', async () => {
  const mine = world.phone();
  const { id } = await mine.home(null).records.put('drink', aDrink);
  for (const ml of [100, 200]) await mine.home(null).records.put('drink', { ...aDrink, ml });
  await mine.home(null).records.saveProfile({ gates: { heart: 'yes' } });
  await mine.home(null).records.remove(id);
  await mine.account.signIn(ada);
  await mine.account.leaveGuestHere();

  const came = await mine.account.takeGuestAlong({ gates: true });

  assert.equal(came, 2);
  // The answers about health wait for the account's own to be read.
  assert.deepEqual(await mine.account.stillHere(), { records: 0, gates: true, asking: 'not' });
  await mine.sync();
  await mine.account.finish();
  assert.deepEqual((await mine.home(OWNER).records.profile()).gates, { heart: 'yes' });
  assert.equal(await mine.meta.read('left'), undefined);
});

test('answers about health that were not to come along stay with the guest, and are not asked about again', async () => {
  const mine = world.phone();
  await mine.home(null).records.put('drink', aDrink);
  await mine.home(null).records.saveProfile({ glass_ml: 300, gates: { heart: 'yes' } });
  await mine.account.signIn(ada);

  await moveAll(mine, { gates: false });

  assert.deepEqual(await mine.home(null).records.profile(), { gates: { heart: 'yes' } });
  assert.deepEqual(await mine.account.stillHere(), { records: 0, gates: true, asking: 'folded' });
  await moveAll(mine, { gates: true });
  const taken = { glass_ml: 300, gates: { heart: 'yes' } };
  assert.deepEqual(await mine.home(OWNER).records.profile(), taken);
  assert.equal((await mine.account.stillHere()).asking, 'not');
});

test('records whose move was interrupted can be sent along once more', async () => {
  const mine = world.phone();
  await mine.home(null).records.put('drink', aDrink);
  await mine.account.signIn(ada);
  await isDoneBefore(1, () => mine.account.takeGuestAlong({ gates: false }));

  assert.equal((await mine.account.stillHere()).asking, 'folded');

  assert.equal(await mine.account.takeGuestAlong({ gates: false }), 1);
});

test("the guest's profile only fills what the account's lacks, health answers only when told to", async () => {
  for (const gates of [false, true]) {
    world.start();
    world.session = OWNER;
    const earlier = world.phone();
    await earlier.home(OWNER).records.saveProfile({ units: 'cups' });
    await earlier.sync();
    freshIndexedDb();
    const mine = world.phone();
    await mine.home(null).records.saveProfile({
      units: 'ml',
      glass_ml: 300,
      gates: { heart: 'yes' },
    });
    await mine.account.signIn(ada);

    await moveAll(mine, { gates });

    const expected = {
      units: 'cups',
      glass_ml: 300,
      ...(gates ? { gates: { heart: 'yes' } } : {}),
    };
    assert.deepEqual(await mine.home(OWNER).records.profile(), expected);
  }
});

test('a move interrupted at any write is whole after the next start', async () => {
  // The first write is the mark; without it the person is simply asked again.
  for (let writes = 1; ; writes += 1) {
    world.start();
    const before = world.phone();
    const ids: string[] = [];
    for (let ml = 1; ml <= 3; ml += 1) {
      ids.push((await before.home(null).records.put('drink', { ...aDrink, ml })).id);
    }
    await before.home(null).records.saveProfile({ glass_ml: 300 });
    await before.account.signIn(ada);
    await before.sync();
    const isWhole = await isDoneBefore(writes, () =>
      before.account.takeGuestAlong({ gates: false }),
    );
    before.off();

    const after = world.phone();
    await after.account.finish();

    const moved = await after.home(OWNER).records.list('drink');
    assert.deepEqual(moved.map(({ id }) => id).sort(), ids.sort());
    assert.deepEqual(await after.home(OWNER).records.profile(), { glass_ml: 300 });
    assert.deepEqual(await after.account.stillHere(), {
      records: 0,
      gates: false,
      asking: 'not',
    });
    await after.sync();
    assert.equal(world.server.contents.records.size, 4);
    if (isWhole) {
      assert.ok(writes > 10);
      return;
    }
  }
});

test('what the guest writes while a move is under way is moved by the next turn', async () => {
  const mine = world.phone();
  const guest = mine.home(null).records;
  const { id } = await guest.put('drink', aDrink);
  await mine.account.signIn(ada);
  const account = mine.home(OWNER);
  const stop = account.storage.transaction.bind(account.storage);
  let isFirst = true;
  const slow: typeof stop = async (tables, mode, work) => {
    const value = await stop(tables, mode, work);
    if (isFirst && mode === 'readwrite') {
      isFirst = false;
      world.clock.advance(1000);
      await guest.put('drink', { ml: 500 }, id);
    }
    return value;
  };
  Object.assign(account.storage, { transaction: slow });

  await mine.account.takeGuestAlong({ gates: false });
  assert.equal((await guest.get<'drink'>(id))?.fields.ml, 500);
  await mine.account.finish();

  assert.equal((await account.records.get<'drink'>(id))?.fields.ml, 500);
  assert.equal(await guest.get(id), undefined);
});
