import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Home } from '../../../client/foundation/records.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { OWNER } from '../support/device.ts';
import { isDoneBefore } from './support/cut.ts';
import { aDrink, ada, moveAll, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

const gates = { heart: 'yes', kidney: 'yes' } as const;

test('the guest comes along with the same ids and reaches the server', async () => {
  const mine = world.phone();
  const { id } = await mine.home(null).records.put('drink', aDrink);
  await mine.account.signIn(ada);

  await moveAll(mine);

  assert.deepEqual([...world.server.contents.records.keys()], [id]);
  assert.deepEqual(await mine.home(null).records.list('drink'), []);
  assert.equal(await mine.meta.read('moving'), undefined);
});

test('the open pages hear which entries have come into the account', async () => {
  const mine = world.phone();
  const { id } = await mine.home(null).records.put('drink', aDrink);
  await mine.account.signIn(ada);
  const heard: string[] = [];
  mine.home(OWNER).changes.subscribe(({ ids }) => void heard.push(...ids));

  await mine.account.takeGuestAlong({ gates: false });

  assert.deepEqual(heard, [id]);
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

  // The answers about health wait for the account's own to be read.
  assert.deepEqual(came, { came: 2, health: 'waits' });
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

  assert.equal((await mine.account.takeGuestAlong({ gates: false })).came, 1);
});

test('answers about health that the account answers otherwise stay with the guest, and that is told', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  await mine.home(OWNER).records.saveProfile({ gates: { heart: 'no' } });
  await mine.sync();
  await mine.home(null).records.saveProfile({ glass_ml: 300, gates });

  const came = await mine.account.takeGuestAlong({ gates: true });

  assert.deepEqual(came, { came: 0, health: 'stays' });
  const kept = { glass_ml: 300, gates: { heart: 'no' } };
  assert.deepEqual(await mine.home(OWNER).records.profile(), kept);
  assert.deepEqual(await mine.home(null).records.profile(), { gates });
  assert.equal((await mine.account.stillHere()).asking, 'folded');
});

test('answers about health that the account gives, too, are taken along by that', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  await mine.home(OWNER).records.saveProfile({ gates: { kidney: 'yes', heart: 'yes' } });
  await mine.sync();
  await mine.home(null).records.saveProfile({ gates });

  const came = await mine.account.takeGuestAlong({ gates: true });

  assert.deepEqual(came, { came: 0, health: 'came' });
  assert.deepEqual(await mine.home(null).records.profile(), {});
  assert.equal((await mine.account.stillHere()).asking, 'not');
});

test('answers about health that were not to come along stay, even if the account gives them, too', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  await mine.home(OWNER).records.saveProfile({ gates });
  await mine.sync();
  await mine.home(null).records.saveProfile({ gates });

  await mine.account.takeGuestAlong({ gates: false });

  assert.deepEqual(await mine.home(null).records.profile(), { gates });
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

/** Whatever is to become of the answers about health, an interruption changes nothing of it. */
const wishes = [
  {
    what: 'without answers about health',
    guest: {},
    account: {},
    gates: false,
    expected: { guest: {}, account: {}, asking: 'not' },
  },
  {
    what: 'with the answers about health',
    guest: { gates },
    account: {},
    gates: true,
    expected: { guest: {}, account: { gates }, asking: 'not' },
  },
  {
    what: 'without the answers about health, which stay',
    guest: { gates },
    account: {},
    gates: false,
    expected: { guest: { gates }, account: {}, asking: 'folded' },
  },
  {
    what: 'into an account with answers about health of its own',
    guest: { gates },
    account: { gates: { heart: 'no' } },
    gates: true,
    expected: { guest: { gates }, account: { gates: { heart: 'no' } }, asking: 'folded' },
  },
] as const;

/** A phone with three drinks, signed in, whose account has been read. */
const beforeMoving = async ({ guest, account }: (typeof wishes)[number]) => {
  world.start();
  const mine = world.phone();
  const ids: string[] = [];
  for (let ml = 1; ml <= 3; ml += 1) {
    ids.push((await mine.home(null).records.put('drink', { ...aDrink, ml })).id);
  }
  await mine.home(null).records.saveProfile({ glass_ml: 300, ...guest });
  await mine.account.signIn(ada);
  if ('gates' in account) await mine.home(OWNER).records.saveProfile(account);
  await mine.sync();
  return { mine, ids: ids.sort() };
};

for (const wish of wishes) {
  test(`a move interrupted at any write is whole after the next start, ${wish.what}`, async () => {
    // The first write is the mark; without it the person is simply asked again.
    for (let writes = 1; ; writes += 1) {
      const { mine: before, ids } = await beforeMoving(wish);
      const isWhole = await isDoneBefore(writes, () => before.account.takeGuestAlong(wish));
      before.off();

      const after = world.phone();
      await after.account.finish();

      const moved = await after.home(OWNER).records.list('drink');
      assert.deepEqual(moved.map(({ id }) => id).sort(), ids);
      const { guest, account, asking } = wish.expected;
      const inAccount = await after.home(OWNER).records.profile();
      assert.deepEqual(inAccount, { glass_ml: 300, ...account });
      assert.deepEqual(await after.home(null).records.profile(), guest);
      const still = { records: 0, gates: 'gates' in guest, asking };
      assert.deepEqual(await after.account.stillHere(), still);
      await after.sync();
      assert.equal(world.server.contents.records.size, 4);
      if (isWhole) return assert.ok(writes > 10);
    }
  });
}

/** Does something once, as soon as a home has been written to, or read. */
const onceAfter = (
  mode: 'readonly' | 'readwrite',
  { storage }: Home,
  work: () => Promise<unknown>,
): void => {
  const whole = storage.transaction.bind(storage);
  let isFirst = true;
  const followed: typeof whole = async (tables, as, inside) => {
    const value = await whole(tables, as, inside);
    if (isFirst && as === mode) {
      isFirst = false;
      await work();
    }
    return value;
  };
  Object.assign(storage, { transaction: followed });
};

test('what the guest writes while a move is under way is moved by the next turn', async () => {
  const mine = world.phone();
  const guest = mine.home(null).records;
  const { id } = await guest.put('drink', aDrink);
  await mine.account.signIn(ada);
  const account = mine.home(OWNER);
  onceAfter('readwrite', account, async () => {
    world.clock.advance(1000);
    await guest.put('drink', { ml: 500 }, id);
  });

  await mine.account.takeGuestAlong({ gates: false });
  assert.equal((await guest.get<'drink'>(id))?.fields.ml, 500);
  await mine.account.finish();

  assert.equal((await account.records.get<'drink'>(id))?.fields.ml, 500);
  assert.equal(await guest.get(id), undefined);
});

test('what the guest sets while its health answers are kept back is not thrown away', async () => {
  const mine = world.phone();
  const guest = mine.home(null).records;
  await guest.saveProfile({ glass_ml: 300, gates });
  await mine.account.signIn(ada);
  await mine.sync();
  onceAfter('readwrite', mine.home(OWNER), async () => {
    world.clock.advance(1000);
    await guest.saveProfile({ glass_ml: 500 });
  });

  await mine.account.takeGuestAlong({ gates: false });

  assert.deepEqual(await guest.profile(), { glass_ml: 500, gates });
});

test('a move that ends while it is looked at does not look as if nobody had answered', async () => {
  const mine = world.phone();
  await mine.home(null).records.put('drink', aDrink);
  await mine.account.signIn(ada);
  await mine.sync();
  await isDoneBefore(1, () => mine.account.takeGuestAlong({ gates: false }));
  const looking = world.phone();
  onceAfter('readonly', looking.home(null), () => mine.account.finish());

  assert.equal((await looking.account.stillHere()).asking, 'folded');
  assert.equal((await looking.account.stillHere()).asking, 'not');
});
