import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Api, ApiAnswer } from '../../../client/foundation/http.ts';
import { pageLock, webLock } from '../../../client/foundation/lock.ts';
import { GUEST, type SyncPhase, statusLine } from '../../../client/sync/logic/status.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { device, newStorage, OWNER } from '../support/device.ts';
import { type ModelServer, modelServer } from '../support/model-server.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };
const UNREACHABLE: ApiAnswer = { ok: false, reason: 'unreachable', status: 0 };

let server: ModelServer;
let answer: ((ask: () => Promise<ApiAnswer>) => Promise<ApiAnswer>) | undefined;
const phone = (storage = newStorage('memory')) =>
  device({
    storage,
    api: (...asked) => (answer ? answer(() => server.api(...asked)) : server.api(...asked)),
  });

beforeEach(() => {
  freshIndexedDb();
  server = modelServer(OWNER);
  answer = undefined;
});

test('after a failure it tries again by itself, later and later', async () => {
  const mine = phone();
  await mine.records.put('drink', aDrink);
  answer = async () => UNREACHABLE;

  await mine.runner.sync('write');
  assert.equal(mine.timers.waiting.length, 1);
  answer = undefined;
  mine.timers.waiting[0]?.work();
  await mine.runner.sync('timer');

  assert.equal(server.contents.records.size, 1);
  assert.equal(mine.runner.status.value.phase, 'idle');
});

test('while the server does not answer, more writes ask it no more often', async () => {
  const mine = phone();
  let asked = 0;
  answer = async () => {
    asked += 1;
    return UNREACHABLE;
  };
  await mine.records.put('drink', aDrink);
  await mine.runner.sync('write');
  assert.equal(asked, 1);
  asked = 0;

  for (let at = 0; at < 5; at += 1) {
    await mine.records.put('drink', aDrink);
    await mine.runner.sync('write');
  }

  assert.equal(asked, 0);
  assert.equal(mine.runner.status.value.pending, 6);
  assert.equal(mine.timers.waiting.length, 1);
});

test('once the server has answered again, the next write is sent at once', async () => {
  const mine = phone();
  answer = async () => UNREACHABLE;
  await mine.records.put('drink', aDrink);
  await mine.runner.sync('write');
  answer = undefined;
  await mine.runner.sync('timer');

  await mine.records.put('drink', aDrink);
  await mine.runner.sync('write');

  assert.equal(server.contents.records.size, 2);
});

test('what is asked for while a sync fails waits like everything else', async () => {
  const mine = phone();
  let asked = 0;
  answer = async () => {
    asked += 1;
    if (asked < 5) void mine.runner.sync('visible');
    return UNREACHABLE;
  };
  await mine.records.put('drink', aDrink);

  await mine.sync();
  await new Promise((resolve) => setImmediate(resolve));

  assert.equal(asked, 1);
  assert.equal(mine.timers.waiting.length, 1);
});

test('a pause that the server asks for holds until it is over, unless a person asks', async () => {
  const mine = phone();
  answer = async () => ({ ok: false, reason: 'strange', status: 503, retryAfterMs: 60_000 });
  await mine.records.put('drink', aDrink);
  await mine.runner.sync('start');
  answer = undefined;

  await mine.runner.sync('online');
  await mine.runner.sync('visible');
  assert.equal(server.requests.length, 0);
  assert.equal(mine.timers.waiting[0]?.ms, 60_000);

  await mine.runner.sync('person');
  assert.equal(server.contents.records.size, 1);
});

test('network again, or a look at the page, tries at once', async () => {
  for (const why of ['online', 'visible'] as const) {
    const mine = phone();
    answer = async () => UNREACHABLE;
    await mine.records.put('drink', aDrink);
    await mine.runner.sync('write');
    answer = undefined;

    await mine.runner.sync(why);

    assert.equal(mine.runner.status.value.pending, 0);
  }
});

test('what is written while a sync runs is sent by the same sync', async () => {
  const mine = phone();
  await mine.records.put('drink', aDrink);
  let isFirst = true;
  answer = async (ask) => {
    const result = await ask();
    if (isFirst) {
      isFirst = false;
      await mine.records.put('drink', aDrink);
      void mine.runner.sync('write');
    }
    return result;
  };

  await mine.sync();

  assert.equal(server.contents.records.size, 2);
  assert.equal(mine.runner.status.value.pending, 0);
});

test('where nothing waits to be sent, a call to send asks the server nothing', async () => {
  const mine = phone();
  await mine.records.put('drink', aDrink);
  await mine.sync();
  assert.equal(server.requests.length, 1);

  await mine.runner.sync('worker');
  await mine.runner.sync('write');

  assert.equal(server.requests.length, 1);
});

test('two tabs that sync at once send each change once and agree', async () => {
  const storage = newStorage('memory');
  const [one, two] = [phone(storage), phone(storage)];
  await one.records.put('drink', aDrink);
  await two.records.put('drink', aDrink);

  await Promise.all([one.sync(), two.sync()]);

  assert.equal(server.contents.head, 2);
  assert.deepEqual(await one.shown(), await two.shown());
  await one.runner.refresh();
  assert.equal(one.runner.status.value.pending, 0);
  assert.equal(one.runner.status.value.differs, false);
});

test('of two tabs one asks the server at a time, and the other has nothing left to send', async () => {
  const [storage, lock] = [newStorage('memory'), pageLock()];
  let [asking, most] = [0, 0];
  const api: Api = async (...question) => {
    asking += 1;
    most = Math.max(most, asking);
    const result = await server.api(...question);
    asking -= 1;
    return result;
  };
  const tabs = [1, 2].map(() => device({ storage, api, parts: { lock } }));
  await tabs[0]?.records.put('drink', aDrink);

  await Promise.all(tabs.map((tab) => tab.sync()));

  assert.equal(most, 1);
  assert.equal(server.requests.flatMap(({ ops }) => ops).length, 1);
});

test('an answer that comes after another tab has moved on changes nothing', async () => {
  const storage = newStorage('memory');
  const [slow, quick] = [phone(storage), phone(storage)];
  const { id } = await slow.records.put('drink', aDrink);
  let isFirst = true;
  answer = async (ask) => {
    const result = await ask();
    if (!isFirst) return result;
    isFirst = false;
    await quick.sync();
    await slow.records.put('drink', { ml: 500 }, id);
    await quick.sync();
    return result;
  };

  await slow.sync();

  assert.deepEqual(await slow.shown(), { [id]: { ...aDrink, ml: 500 } });
  const [row] = await slow.rows();
  assert.equal(row?.seq, 2);
});

test('a holder of the lock that never lets go is passed over after a while', async () => {
  const lock = webLock('a-lock', navigator.locks, 20);
  let release = (): void => undefined;
  const stuck = lock(() => new Promise<void>((resolve) => (release = resolve)));
  const taken = assert.rejects(stuck, { name: 'AbortError' });

  const done = await lock(async () => 'done');

  assert.equal(done, 'done');
  release();
  await taken;
});

test('who is not the one signed in here is told whose phone it is', () => {
  const line = (phase: SyncPhase): string => statusLine({ ...GUEST, phase, pending: 3 });

  assert.equal(line('guest'), 'On this phone only');
  assert.equal(line('other-account'), 'Another account is signed in here');
  assert.match(line('signed-out'), /^Signed out, 3 /);
});

test('the status line tells the truth in one line', async () => {
  const mine = phone();
  const line = (): string => statusLine(mine.runner.status.value);
  const { id } = await mine.records.put('drink', aDrink);
  await mine.runner.refresh();
  assert.equal(line(), '1 not yet sent');

  await mine.sync();
  assert.match(line(), /^All synced \d\d:\d\d$/);

  server.signedInAs = null;
  await mine.records.put('drink', { ml: 1 }, id);
  await mine.runner.refresh();
  assert.match(line(), /^1 not yet sent, last synced \d\d:\d\d$/);

  await mine.sync();
  assert.equal(line(), 'Signed out, 1 not yet sent');

  server.signedInAs = OWNER;
  await mine.records.put('drink', { invalid: 1 } as object, id);
  await mine.sync();
  assert.equal(line(), '1 needs a look');
});

test("another account's session never gets these records", async () => {
  const mine = phone();
  await mine.records.put('drink', aDrink);
  server.signedInAs = '0199e111-0000-7000-8000-000000000002';

  await mine.sync();

  assert.equal(server.contents.records.size, 0);
  assert.equal(mine.runner.status.value.phase, 'other-account');
  assert.equal(mine.runner.status.value.pending, 1);
});

test('a tab left open over a sign-out sends and stores nothing more', async () => {
  const storage = newStorage('memory');
  const left = device({ storage, api: server.api, parts: { isOpen: async () => false } });
  await left.records.put('drink', aDrink);

  await left.sync();

  assert.equal(server.requests.length, 0);
  assert.equal(left.runner.status.value.phase, 'signed-out');
  assert.equal(left.timers.waiting.length, 0);
});

test('a phone that somebody has signed out of meanwhile is asked without harm how it stands', async () => {
  const mine = phone(newStorage('indexeddb'));
  await mine.records.put('drink', aDrink);
  await mine.sync();
  const before = mine.runner.status.value;
  mine.storage.close();

  await mine.runner.refresh();

  assert.deepEqual(mine.runner.status.value, before);
});
