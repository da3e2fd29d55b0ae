import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { ApiAnswer } from '../../../client/foundation/http.ts';
import { currentOwner } from '../../../client/foundation/records.ts';
import { databaseName } from '../../../client/foundation/tables.ts';
import { OWNER } from '../support/device.ts';
import { aDrink, ada, World } from './support/world.ts';

const BEA = '0199e111-0000-7000-8000-0000000000b0';
const bea = { username: 'bea', password: 'another long password' };
const signedIn: ApiAnswer = { ok: true, status: 200, body: { owner: BEA, username: 'bea' } };

const world = new World();
const { deleteDatabase } = IDBFactory.prototype;
const { clear } = IDBObjectStore.prototype;
beforeEach(() => {
  world.start();
  world.network = async (...asked) => {
    const [method, path, body] = asked;
    const isBea = (body as { username?: string } | undefined)?.username === bea.username;
    if (path === '/api/v1/session' && method === 'POST' && isBea) {
      world.session = BEA;
      return signedIn;
    }
    return world.sessions(...asked);
  };
});
afterEach(() => {
  Object.assign(IDBFactory.prototype, { deleteDatabase });
  Object.assign(IDBObjectStore.prototype, { clear });
  world.end();
});

const refuse = (): never => {
  throw new DOMException('not now', 'UnknownError');
};

/** Ways in which taking a database away fails. */
const FAILURES = {
  'the database cannot be deleted': () =>
    Object.assign(IDBFactory.prototype, { deleteDatabase: refuse }),
  'not even its rows can be': () => {
    Object.assign(IDBFactory.prototype, { deleteDatabase: refuse });
    Object.assign(IDBObjectStore.prototype, { clear: refuse });
  },
};

for (const [name, fail] of Object.entries(FAILURES)) {
  test(`a second account never sees or sends the first one's records when ${name}`, async () => {
    const mine = world.phone();
    await mine.account.signIn(ada);
    await mine.home(OWNER).records.put('drink', aDrink);
    fail();
    await mine.account.signOut('discard').catch(() => undefined);
    await mine.account.finish().catch(() => undefined);

    await mine.account.signIn(bea).catch(() => undefined);
    const shown = (await currentOwner()) === BEA ? await mine.home(BEA).records.list('drink') : [];

    assert.notEqual(await currentOwner(), OWNER);
    assert.deepEqual(shown, []);
    assert.equal(world.server.contents.records.size, 0);

    Object.assign(IDBFactory.prototype, { deleteDatabase });
    Object.assign(IDBObjectStore.prototype, { clear });
    await mine.account.finish();
    const names = (await indexedDB.databases()).map((each) => each.name);
    assert.ok(!names.includes(databaseName(OWNER)));
    await mine.account.signIn(bea);
    assert.equal(await currentOwner(), BEA);
  });
}

test('a wish to take along ends with a sign-out: what is written here afterwards is asked about', async () => {
  const mine = world.phone();
  await mine.account.signIn(ada);
  await mine.account.takeGuestAlong({ gates: false });
  await mine.account.signOut('discard');
  await mine.home(null).records.put('drink', aDrink);

  const entry = await mine.account.signIn(ada);
  await mine.account.finish();

  assert.deepEqual(entry.kind === 'in' && entry.guest, { records: 1, gates: false });
  assert.equal((await mine.home(null).records.list('drink')).length, 1);
});
