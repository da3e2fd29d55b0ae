import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { ApiAnswer } from '../../../client/foundation/http.ts';
import { currentOwner } from '../../../client/foundation/records.ts';
import { OWNER } from '../support/device.ts';
import { aDrink, ada, type Phone, unreachable, World } from './support/world.ts';

const world = new World();
beforeEach(() => world.start());
afterEach(() => world.end());

const wish = { username: 'ada', password: ada.password };

const loseTheAnswer = (): void => {
  world.network = async (...asked) => {
    await world.sessions(...asked);
    return unreachable(...asked);
  };
};

/** A phone with a drink whose account was to be deleted while there was no network. */
const unansweredDeletion = async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  const kept = await mine.home(OWNER).records.put('drink', aDrink);
  world.network = unreachable;
  await mine.account.deleteAccount(wish);
  return { mine, kept };
};

/** The drink is still there, and nothing waits to be deleted. */
const assertKept = async (mine: Phone, kept: { id: string }): Promise<void> => {
  assert.equal((await mine.home(OWNER).records.get(kept.id))?.id, kept.id);
  assert.equal(await mine.meta.read('deleting'), undefined);
};

test('deleting the account takes its records off this phone', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  await mine.home(OWNER).records.put('drink', aDrink);

  const left = await mine.account.deleteAccount(wish);

  assert.equal(left, 'gone');
  assert.equal(await currentOwner(), null);
  assert.deepEqual(await mine.meta.owners(), []);
});

test('a deletion whose answer was lost is finished at the next start', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  loseTheAnswer();
  const left = await mine.account.deleteAccount(wish);
  world.mend();

  await world.phone().account.finish();

  assert.notEqual(left, 'gone');
  assert.equal(await currentOwner(), null);
  assert.equal(await mine.meta.read('deleting'), undefined);
});

test('a deletion whose answer was lost is finished by asking again', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  loseTheAnswer();
  await mine.account.deleteAccount(wish);
  world.network = async (method, path) => ({
    ok: false,
    reason: 'refused',
    status: 401,
    problem: { code: 'signed-out', title: `${method} ${path}` },
  });

  assert.equal(await mine.account.deleteAccount(wish), 'gone');
});

test('a deletion that never reached the server leaves everything as it was', async () => {
  const { mine, kept } = await unansweredDeletion();
  world.mend();

  await world.phone().account.finish();

  assert.equal(await currentOwner(), OWNER);
  await assertKept(mine, kept);
});

test('a refused deletion is forgotten', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  world.network = async () => ({
    ok: false,
    reason: 'refused',
    status: 403,
    problem: { code: 'sign-in-again' },
  });

  const left = await mine.account.deleteAccount(wish);

  assert.notEqual(left, 'gone');
  assert.equal(await mine.meta.read('deleting'), undefined);
  assert.equal(await currentOwner(), OWNER);
});

test('a session that ended while a deletion was unanswered does not cost what is unsent', async () => {
  const { mine, kept } = await unansweredDeletion();
  world.mend();
  world.session = null;

  await world.phone().account.finish();

  assert.equal(await currentOwner(), OWNER);
  await assertKept(mine, kept);
});

test('asking again after the session ended does not cost what is unsent either', async () => {
  const { mine, kept } = await unansweredDeletion();
  const out = { ok: false, reason: 'refused', status: 401, problem: { code: 'signed-out' } };
  world.network = async () => out as ApiAnswer;

  const left = await mine.account.deleteAccount(wish);

  assert.deepEqual(left, out);
  await assertKept(mine, kept);
});

test('asking again without network tells nobody that the account is gone', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  world.network = unreachable;
  await mine.account.deleteAccount(wish);

  const left = await mine.account.deleteAccount(wish);

  assert.notEqual(left, 'gone');
  assert.equal(await currentOwner(), OWNER);
});

test('a session that had ended before the first asking is no word that the account is gone', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  world.network = async () =>
    ({ ok: false, reason: 'refused', status: 401, problem: { code: 'signed-out' } }) as ApiAnswer;

  const left = await mine.account.deleteAccount(wish);

  assert.notEqual(left, 'gone');
  assert.equal(await currentOwner(), OWNER);
});
