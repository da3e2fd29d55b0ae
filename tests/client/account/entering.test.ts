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

test('the name of whoever is signed in here is told, and none when nobody is', async () => {
  const mine = world.phone();
  assert.equal(await mine.account.username(), undefined);

  await mine.account.signIn(ada);

  assert.equal(await mine.account.username(), 'ada');
});

test('whoever closed the page without an answer is asked again, until there is one', async () => {
  const mine = world.phone();
  await mine.home(null).records.put('drink', aDrink);
  await mine.account.signIn(ada);
  const asking = async () => (await world.phone().account.stillHere()).asking;
  assert.equal(await asking(), 'aloud');

  await mine.account.leaveGuestHere();

  assert.equal(await asking(), 'folded');
  assert.equal((await mine.home(null).records.list('drink')).length, 1);
});

test('records left once are asked about anew by the next sign-in', async () => {
  const mine = world.phone();
  await mine.home(null).records.put('drink', aDrink);
  await mine.account.signIn(ada);
  await mine.account.leaveGuestHere();
  await mine.account.signOut('if-all-sent');
  assert.equal((await mine.account.stillHere()).asking, 'not');
  assert.equal(await mine.meta.read('left'), undefined);

  await mine.account.signIn(ada);

  assert.equal((await mine.account.stillHere()).asking, 'aloud');
});

test('whoever has left the records here is not asked once more when signing in again', async () => {
  const mine = world.phone();
  await mine.home(null).records.put('drink', aDrink);
  await mine.home(null).records.saveProfile({ gates: { heart: 'yes' } });
  await mine.account.signIn(ada);
  await mine.account.leaveGuestHere();
  // Signed out from another device: this phone still has the account open.
  world.session = null;

  const entry = await mine.account.signIn(ada);

  assert.deepEqual(entry.kind === 'in' && entry.guest, { records: 0, gates: false });
  assert.equal((await mine.account.stillHere()).asking, 'folded');
});

test('whoever has not answered is asked when signing in again', async () => {
  const mine = world.phone();
  await mine.home(null).records.put('drink', aDrink);
  await mine.account.signIn(ada);
  world.session = null;

  const entry = await mine.account.signIn(ada);

  assert.deepEqual(entry.kind === 'in' && entry.guest, { records: 1, gates: false });
});

test('the answer for another account does not count for this one', async () => {
  const mine = world.phone();
  await mine.home(null).records.put('drink', aDrink);
  await mine.account.signIn(ada);

  await mine.meta.set('left', { owner: '0199e111-0000-7000-8000-00000000000b' });

  assert.equal((await mine.account.stillHere()).asking, 'aloud');
});

test('answers about health alone are asked about, too', async () => {
  const mine = world.phone();
  await mine.home(null).records.saveProfile({ gates: { heart: 'yes' } });

  await mine.account.signIn(ada);

  assert.deepEqual(await mine.account.stillHere(), { records: 0, gates: true, asking: 'aloud' });
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

test('the question with which a phone waits is kept, until it is in', async () => {
  const mine = world.phone();
  const asked = { pairing: 'p', secret: 's', username: 'ada', number: 42, until: '' };
  await mine.account.keepAsked(asked);
  assert.deepEqual(await mine.account.asked(), asked);

  await mine.account.signIn(ada);

  assert.equal(await mine.account.asked(), undefined);
});
