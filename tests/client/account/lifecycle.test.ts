import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { createLifecycle, type Lifecycle } from '../../../client/account/lifecycle.ts';
import { createMeta, type Meta } from '../../../client/account/meta.ts';
import { openStorage, wipeStorage } from '../../../client/foundation/database.ts';
import type { Api, ApiAnswer } from '../../../client/foundation/http.ts';
import { pageLock } from '../../../client/foundation/lock.ts';
import { currentOwner, type Home, openHome } from '../../../client/foundation/records.ts';
import { databaseName, META_LAYOUT, META_NAME } from '../../../client/foundation/tables.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { fixedClock } from '../support/clock.ts';
import { device, OWNER } from '../support/device.ts';
import { type ModelServer, modelServer } from '../support/model-server.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };
const ada = { username: 'ada', password: 'a long enough password' };
const UNREACHABLE: ApiAnswer = { ok: false, reason: 'unreachable', status: 0 };

/** A phone that can be switched off in the middle: its databases stay, everything else is new. */
interface Phone {
  readonly account: Lifecycle;
  readonly meta: Meta;
  home(owner: string | null): Home;
  sync(): Promise<void>;
  off(): void;
}

let server: ModelServer;
let network: Api;
let session: string | null;
let phones: Phone[] = [];

const sessions: Api = async (method, path, body) => {
  if (path === '/api/v1/sync') {
    server.signedInAs = session;
    return server.api(method, path, body);
  }
  if (method === 'DELETE') {
    session = null;
    return { ok: true, status: 204, body: undefined };
  }
  if (method === 'GET') {
    return session
      ? { ok: true, status: 200, body: { owner: session, username: 'ada' } }
      : { ok: false, reason: 'refused', status: 401, problem: { code: 'signed-out' } };
  }
  const { password } = body as { password: string };
  if (password !== ada.password) {
    return { ok: false, reason: 'refused', status: 401, problem: { code: 'wrong-credentials' } };
  }
  session = OWNER;
  return { ok: true, status: 200, body: { owner: OWNER, username: 'ada' } };
};

const clock = fixedClock();

const phone = (): Phone => {
  const homes = new Map<string | null, Home>();
  const home = (owner: string | null): Home => {
    const found = homes.get(owner) ?? openHome(owner, clock);
    homes.set(owner, found);
    return found;
  };
  const storage = openStorage(META_NAME, META_LAYOUT);
  const meta = createMeta(storage);
  const account = createLifecycle({
    meta,
    api: (...asked) => network(...asked),
    clock,
    home,
    async wipe(owner) {
      home(owner).close();
      homes.delete(owner);
      await wipeStorage(databaseName(owner));
    },
    alone: pageLock(),
    ownerChanged: () => undefined,
  });
  const made: Phone = {
    account,
    meta,
    home,
    async sync() {
      const { storage: records } = home(OWNER);
      const syncing = device({ storage: records, api: (...asked) => network(...asked) });
      await syncing.sync();
      syncing.runner.stop();
      syncing.parts.changes.close();
    },
    off() {
      for (const each of homes.values()) each.close();
      homes.clear();
      storage.close();
    },
  };
  phones.push(made);
  return made;
};

beforeEach(() => {
  freshIndexedDb();
  server = modelServer(OWNER);
  network = sessions;
  session = null;
});
afterEach(() => {
  for (const each of phones) each.off();
  phones = [];
});

test('signing in asks before it takes the guest along', async () => {
  const mine = phone();
  await mine.home(null).records.put('drink', aDrink);
  await mine.home(null).records.saveProfile({ gates: { heart: 'yes' } });

  const entry = await mine.account.signIn(ada);

  assert.deepEqual(entry.kind === 'in' && entry.guest, { records: 1, gates: true });
  assert.equal(await currentOwner(), OWNER);
  assert.deepEqual(await mine.home(OWNER).records.list('drink'), []);
  assert.equal((await mine.home(null).records.list('drink')).length, 1);
});

test('the guest comes along with the same ids and reaches the server', async () => {
  const mine = phone();
  const { id } = await mine.home(null).records.put('drink', aDrink);
  await mine.account.signIn(ada);

  await mine.account.takeGuestAlong({ gates: false });
  await mine.sync();
  await mine.account.finish();

  assert.deepEqual([...server.contents.records.keys()], [id]);
  assert.deepEqual(await mine.home(null).records.list('drink'), []);
  assert.equal(await mine.meta.read('moving'), undefined);
});

test("the guest's profile only fills what the account's lacks, health answers only when told to", async () => {
  for (const gates of [false, true]) {
    freshIndexedDb();
    server = modelServer(OWNER);
    session = OWNER;
    const earlier = phone();
    await earlier.home(OWNER).records.saveProfile({ units: 'cups' });
    await earlier.sync();
    freshIndexedDb();
    const mine = phone();
    await mine.home(null).records.saveProfile({
      units: 'ml',
      glass_ml: 300,
      gates: { heart: 'yes' },
    });
    await mine.account.signIn(ada);

    await mine.account.takeGuestAlong({ gates });
    await mine.sync();
    await mine.account.finish();

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
    freshIndexedDb();
    server = modelServer(OWNER);
    const before = phone();
    const ids: string[] = [];
    for (let ml = 1; ml <= 3; ml += 1) {
      ids.push((await before.home(null).records.put('drink', { ...aDrink, ml })).id);
    }
    await before.home(null).records.saveProfile({ glass_ml: 300 });
    await before.account.signIn(ada);
    await before.sync();
    const cut = cutWritesAfter(writes);
    const isWhole = await before.account.takeGuestAlong({ gates: false }).then(
      () => true,
      () => false,
    );
    cut.mend();
    before.off();

    const after = phone();
    await after.account.finish();

    const moved = await after.home(OWNER).records.list('drink');
    assert.deepEqual(moved.map(({ id }) => id).sort(), ids.sort());
    assert.deepEqual(await after.home(OWNER).records.profile(), { glass_ml: 300 });
    assert.deepEqual(await after.account.guestBelongings(), { records: 0, gates: false });
    await after.sync();
    assert.equal(server.contents.records.size, 4);
    if (isWhole) {
      assert.ok(writes > 10);
      return;
    }
  }
});

/** From the n-th write on every write fails, as if the phone had been switched off. */
const cutWritesAfter = (allowed: number) => {
  const proto = IDBObjectStore.prototype;
  const { put, delete: remove } = proto;
  let left = allowed;
  const guard = <F extends (...args: never[]) => IDBRequest>(write: F) =>
    function (this: IDBObjectStore, ...args: never[]) {
      left -= 1;
      if (left < 0) throw new DOMException('switched off', 'DataError');
      return write.apply(this, args);
    };
  proto.put = guard(put) as typeof proto.put;
  proto.delete = guard(remove) as typeof proto.delete;
  return {
    mend() {
      proto.put = put;
      proto.delete = remove;
    },
  };
};

test('what the guest writes while a move is under way is moved by the next turn', async () => {
  const mine = phone();
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
      clock.advance(1000);
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

test('an answer to a sign-in that was lost is found again at the next start', async () => {
  const mine = phone();
  network = async (...asked) => {
    await sessions(...asked);
    return UNREACHABLE;
  };
  const entry = await mine.account.signIn(ada);
  network = sessions;

  await phone().account.finish();

  assert.equal(entry.kind, 'out');
  assert.equal(await currentOwner(), OWNER);
});

test('a wrong password changes nothing here', async () => {
  const mine = phone();

  const entry = await mine.account.signIn({ ...ada, password: 'wrong' });

  assert.equal(
    entry.kind === 'out' && !entry.answer.ok && entry.answer.problem?.code,
    'wrong-credentials',
  );
  assert.equal(await currentOwner(), null);
  assert.equal(await mine.meta.read('entering'), undefined);
});

test('signing out stops at what is not yet sent, and keeps it', async () => {
  const mine = phone();
  await mine.account.signIn(ada);
  await mine.home(OWNER).records.put('drink', aDrink);

  const left = await mine.account.signOut('if-all-sent');

  assert.deepEqual(left, { kind: 'unsent', pending: 1, rejected: 0 });
  assert.equal(await currentOwner(), OWNER);
  assert.equal((await mine.home(OWNER).records.list('drink')).length, 1);
});

test("signing out wipes this account only; the guest's and another account's records stay", async () => {
  const mine = phone();
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
  assert.equal(session, null);
  assert.deepEqual(await mine.meta.owners(), []);
});

test('signed out without network, every account stays closed until the server has answered', async () => {
  const mine = phone();
  await mine.account.signIn(ada);
  network = async () => UNREACHABLE;

  await mine.account.signOut('discard');
  const whileOffline = [await currentOwner(), await mine.account.isClosing()];
  const entry = await mine.account.signIn(ada);
  network = sessions;
  await mine.account.finish();

  assert.deepEqual(whileOffline, [null, true]);
  assert.equal(entry.kind, 'closing');
  assert.equal(await mine.account.isClosing(), false);
  assert.equal(session, null);
  assert.equal((await mine.account.signIn(ada)).kind, 'in');
});

test('the unsent changes can be kept in a file and taken in again', async () => {
  const mine = phone();
  await mine.account.signIn(ada);
  const sent = await mine.home(OWNER).records.put('drink', aDrink);
  await mine.sync();
  const unsent = await mine.home(OWNER).records.put('drink', { ...aDrink, ml: 500 });

  const text = await mine.account.file('unsent');
  await mine.account.signOut('saved-to-file');
  const taken = await mine.account.takeFile(text);

  assert.ok(!text.includes(sent.id));
  assert.deepEqual(taken, { added: 1, known: 0 });
  assert.deepEqual((await mine.home(null).records.get(unsent.id))?.fields, { ...aDrink, ml: 500 });
});

test('a file that is none of ours is not taken in', async () => {
  const mine = phone();

  for (const text of [
    '',
    'hello',
    '[]',
    '{"format":"other"}',
    '{"format":"uncramp-export","version":1}',
  ]) {
    assert.equal(await mine.account.takeFile(text), undefined);
  }
});

test('a tab that still shows the account cannot bring its wiped database back', async () => {
  const mine = phone();
  await mine.account.signIn(ada);
  const elsewhere = openHome(OWNER, fixedClock());
  await elsewhere.records.put('drink', aDrink);

  await mine.account.signOut('discard');

  await assert.rejects(elsewhere.records.put('drink', aDrink), { code: 'signed-out' });
  elsewhere.close();
});
