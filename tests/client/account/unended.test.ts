import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Home } from '../../../client/foundation/records.ts';
import { LEFT_OPEN, RUNNING } from '../../../client/foundation/tables.ts';
import { OWNER } from '../support/device.ts';
import { isDoneBefore } from './support/cut.ts';
import { ada, moveAll, type Phone, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

const night = (id: string, startedAt: number) => ({
  session: { id, startedAt },
  elapsed: 60_000,
  total: 130_000,
});
const put = (home: Home, name: string, value: unknown): Promise<void> =>
  home.storage.transaction(['state'], 'readwrite', (tx) => tx.put('state', { name, value }));

/** What runs there, and what nobody ended. */
const unended = (home: Home) =>
  home.storage.transaction(['state'], 'readonly', async (tx) => {
    const running = (await tx.get('state', RUNNING))?.value as ReturnType<typeof night> | undefined;
    const left = ((await tx.get('state', LEFT_OPEN))?.value ?? []) as ReturnType<typeof night>[];
    return { running: running?.session.id, left: left.map(({ session }) => session.id) };
  });
const NOTHING = { running: undefined, left: [] };

/** A phone whose guest left two cramps open, and has just come into an account. */
const arrived = async (): Promise<Phone> => {
  const mine = world.phone();
  await put(mine.home(null), LEFT_OPEN, [night('first', 1)]);
  await put(mine.home(null), RUNNING, night('third', 3));
  await mine.account.signIn(ada);
  return mine;
};

test('cramps that nobody ended are asked about in the account, and no more of the guest', async () => {
  const mine = await arrived();

  await mine.account.takeGuestAlong({ gates: false });

  assert.deepEqual(await unended(mine.home(OWNER)), { running: 'third', left: ['first'] });
  assert.deepEqual(await unended(mine.home(null)), NOTHING);
});

test('what runs in the account goes on, and what the guest left is asked about beside it', async () => {
  const mine = await arrived();
  await put(mine.home(OWNER), RUNNING, night('fourth', 4));
  await put(mine.home(OWNER), LEFT_OPEN, [night('second', 2)]);

  await mine.account.takeGuestAlong({ gates: false });

  const all = { running: 'fourth', left: ['first', 'second', 'third'] };
  assert.deepEqual(await unended(mine.home(OWNER)), all);
});

test('a cramp under way stays where its page writes it, and goes along once it is over', async () => {
  const mine = await arrived();
  world.inSession = true;
  await moveAll(mine);
  assert.deepEqual(await unended(mine.home(null)), { running: 'third', left: ['first'] });

  world.inSession = false;
  await mine.account.finish();

  assert.deepEqual(await unended(mine.home(OWNER)), { running: 'third', left: ['first'] });
  assert.deepEqual(await unended(mine.home(null)), NOTHING);
  assert.equal(await mine.meta.read('moving'), undefined);
});

test('the end that a cramp got during the move stands in the account, and not with the guest', async () => {
  const mine = world.phone();
  const guest = mine.home(null).records;
  const started_at = '2026-11-21T03:12:44.120+01:00';
  const { id } = await guest.put('cramp', { started_at, muscle: 'calf' });
  await mine.account.signIn(ada);
  world.inSession = true;
  await moveAll(mine);
  world.clock.advance(1000);
  const ended_at = '2026-11-21T03:14:44.120+01:00';
  await guest.put('cramp', { started_at, ended_at, muscle: 'calf' }, id);

  world.inSession = false;
  await mine.account.finish();

  assert.equal((await mine.home(OWNER).records.get<'cramp'>(id))?.fields.ended_at, ended_at);
  assert.equal(await guest.get(id), undefined);
});

test('an interruption at any write loses no open cramp and asks about none twice', async () => {
  for (let writes = 1; ; writes += 1) {
    world.start();
    const before = await arrived();
    const isWhole = await isDoneBefore(writes, () =>
      before.account.takeGuestAlong({ gates: false }),
    );
    before.off();

    const after = world.phone();
    await after.account.finish();

    assert.deepEqual(await unended(after.home(OWNER)), { running: 'third', left: ['first'] });
    assert.deepEqual(await unended(after.home(null)), NOTHING);
    if (isWhole) {
      assert.ok(writes > 3);
      return;
    }
  }
});
