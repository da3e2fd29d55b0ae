import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { currentOwner, openHome } from '../../../client/foundation/records.ts';
import { databaseName } from '../../../client/foundation/tables.ts';
import { fixedClock } from '../support/clock.ts';
import { OWNER } from '../support/device.ts';
import { aDrink, ada, unreachable, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

test('signing out stops at what is not yet sent, and keeps it', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  await mine.home(OWNER).records.put('drink', aDrink);

  const left = await mine.account.signOut('if-all-sent');

  assert.deepEqual(left, { kind: 'unsent', pending: 1, rejected: 0 });
  assert.equal(await currentOwner(), OWNER);
  assert.equal((await mine.home(OWNER).records.list('drink')).length, 1);
});

test('signing out stops at a change that the server has refused, and keeps it', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  const sent = {
    op: 'op',
    record: 'record',
    kind: 'drink',
    action: 'put',
    fields: aDrink,
  } as const;
  const refused = { op: 'op', sent, code: 'too-large', detail: '', rejected_at: 0 };
  await mine
    .home(OWNER)
    .storage.transaction(['rejected'], 'readwrite', (tx) => tx.put('rejected', refused));

  const left = await mine.account.signOut('if-all-sent');

  assert.deepEqual(left, { kind: 'unsent', pending: 0, rejected: 1 });
  assert.equal(await currentOwner(), OWNER);
});

test("signing out wipes this account only; the guest's and another account's records stay", async () => {
  const mine = world.phone();
  await mine.home(null).records.put('drink', aDrink);
  const other = await mine
    .home('0199e111-0000-7000-8000-000000000002')
    .records.put('drink', aDrink);
  await mine.account.signIn(ada);
  await mine.home(OWNER).records.put('drink', aDrink);
  await mine.sync();

  const left = await mine.account.signOut('if-all-sent');

  assert.deepEqual(left, { kind: 'out' });
  const names = (await indexedDB.databases()).map(({ name }) => name);
  assert.ok(!names.includes(databaseName(OWNER)));
  assert.equal((await mine.home(null).records.list('drink')).length, 1);
  assert.ok(await mine.home('0199e111-0000-7000-8000-000000000002').records.get(other.id));
  assert.equal(world.session, null);
  assert.deepEqual(await mine.meta.owners(), []);
});

test('signed out without network, every account stays closed until the server has answered', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  world.network = unreachable;

  await mine.account.signOut('discard');
  const whileOffline = [await currentOwner(), await mine.account.isClosing(), world.closingsEnded];
  const entry = await mine.account.signIn(ada);
  world.mend();
  await mine.account.finish();

  assert.deepEqual(whileOffline, [null, true, 0]);
  assert.equal(world.closingsEnded, 1);
  assert.equal(entry.kind, 'closing');
  assert.equal(await mine.account.isClosing(), false);
  assert.equal(world.session, null);
  assert.equal((await mine.account.signIn(ada)).kind, 'in');
});

test('an answer that comes after signing out does not bring the wiped database back', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  const own = mine.home(OWNER);
  await own.records.put('drink', aDrink);

  await mine.account.signOut('discard');

  // What was under way in this very page has the home from before in its hands.
  await assert.rejects(own.records.list('drink'), { code: 'signed-out' });
  const names = (await indexedDB.databases()).map(({ name }) => name);
  assert.ok(!names.includes(databaseName(OWNER)));
});

test('a tab that still shows the account cannot bring its wiped database back', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  const elsewhere = openHome(OWNER, fixedClock());
  await elsewhere.records.put('drink', aDrink);

  await mine.account.signOut('discard');

  await assert.rejects(elsewhere.records.put('drink', aDrink), { code: 'signed-out' });
  elsewhere.close();
});
