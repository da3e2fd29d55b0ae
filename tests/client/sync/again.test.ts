import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { SyncAnswer } from '../../../client/contract/wire.ts';
import type { Api, ApiAnswer } from '../../../client/foundation/http.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { device, newStorage, OWNER } from '../support/device.ts';
import { type ModelServer, modelServer } from '../support/model-server.ts';

const aDrink = { at: '2026-11-21T03:12:44.120+01:00', ml: 250 };
const UNREACHABLE: ApiAnswer = { ok: false, reason: 'unreachable', status: 0 };

let server: ModelServer;

beforeEach(() => {
  freshIndexedDb();
  server = modelServer(OWNER);
});

test('the pauses grow with each failure in a row, and begin anew when the network or a person is back', async () => {
  const attempts: number[] = [];
  const backoff = ({ attempt }: { attempt: number }): number => {
    attempts.push(attempt);
    return 2000;
  };
  const api = async () => UNREACHABLE;
  const mine = device({ storage: newStorage('memory'), api, parts: { backoff } });
  await mine.records.put('drink', aDrink);

  for (const why of ['write', 'timer', 'timer', 'online', 'timer', 'person'] as const) {
    await mine.runner.sync(why);
  }

  assert.deepEqual(attempts, [1, 2, 3, 1, 2, 1]);
  assert.equal(mine.timers.waiting.length, 1);
});

test('a timer that rings a moment early ends the pause that the server asked for', async () => {
  let asked = 0;
  const api: Api = (...question) => {
    asked += 1;
    if (asked > 1) return server.api(...question);
    return Promise.resolve({ ok: false, reason: 'strange', status: 503, retryAfterMs: 60_000 });
  };
  const mine = device({ storage: newStorage('memory'), api });
  await mine.records.put('drink', aDrink);
  await mine.runner.sync('start');
  mine.clock.advance(59_999);

  mine.timers.waiting[0]?.work();
  await mine.runner.sync('timer');

  assert.equal(mine.runner.status.value.pending, 0);
});

test('what is asked for in the very moment in which a sync ends is done, too', async () => {
  for (let turns = 0; turns < 12; turns += 1) {
    server.requests.length = 0;
    const mine = device({ storage: newStorage('memory'), api: server.api });
    const unwatch = mine.runner.status.subscribe(async ({ phase }) => {
      if (phase !== 'idle' || server.requests.length === 0) return;
      unwatch();
      for (let left = turns; left > 0; left -= 1) await undefined;
      void mine.runner.sync('person');
    });

    await mine.sync();
    await new Promise((resolve) => setImmediate(resolve));

    assert.equal(server.requests.length, 2, `${turns} turns later`);
  }
});

test('a sync during which its records are wiped ends there, and is not tried again', async () => {
  const storage = newStorage('indexeddb');
  const api: Api = (...asked) => {
    storage.close();
    return server.api(...asked);
  };
  const mine = device({ storage, api });
  await mine.records.put('drink', aDrink);

  await mine.sync();

  assert.equal(mine.timers.waiting.length, 0);
});

test('what a person asks for while a sync runs is done, whatever is written after it', async () => {
  const api: Api = (...question) => {
    if (server.requests.length === 0) {
      void mine.runner.sync('person');
      void mine.runner.sync('write');
    }
    return server.api(...question);
  };
  const mine = device({ storage: newStorage('memory'), api });

  await mine.runner.sync('start');

  assert.equal(server.requests.length, 2);
});

test('once it is known that nobody is signed in, a write asks the server no more', async () => {
  const mine = device({ storage: newStorage('memory'), api: server.api });
  server.signedInAs = null;
  await mine.sync();
  assert.equal(server.requests.length, 1);

  await mine.records.put('drink', aDrink);
  await mine.runner.sync('write');

  assert.equal(server.requests.length, 1);
  assert.equal(mine.runner.status.value.pending, 1);
});

test('while the server has not answered, the status tells that it is asked, and what waits', async () => {
  let told: unknown;
  const api: Api = (...asked) => {
    const { phase, pending } = mine.runner.status.value;
    told = { phase, pending };
    return server.api(...asked);
  };
  const mine = device({ storage: newStorage('memory'), api });
  await mine.records.put('drink', aDrink);

  await mine.sync();

  assert.deepEqual(told, { phase: 'syncing', pending: 1 });
});

test('a phone keeps the name under which the server has answered it, also in another tab', async () => {
  const storage = newStorage('memory');
  let tries = 0;
  const api: Api = async (...question) => {
    tries += 1;
    return tries === 1 ? UNREACHABLE : server.api(...question);
  };
  const mine = device({ storage, api });
  await mine.sync();
  await mine.sync();

  await device({ storage, api }).sync();

  const [first, ...later] = server.requests.map(({ device: name }) => name);
  assert.ok(first);
  assert.deepEqual(later, [first]);
});

test('a phone that held nothing and was said to differ hears no more of it once both are the same', async () => {
  let isWrong = true;
  const api: Api = async (...asked) => {
    const answer = await server.api(...asked);
    if (!answer.ok || !isWrong) return answer;
    const digest = { count: 9, sum: '0123456789abcdef' };
    return { ...answer, body: { ...(answer.body as SyncAnswer), digest } };
  };
  const mine = device({ storage: newStorage('memory'), api });
  await mine.sync();
  assert.equal(mine.runner.status.value.differs, true);
  const other = device({ storage: newStorage('memory'), api: server.api });
  await other.records.put('drink', aDrink);
  await other.sync();

  isWrong = false;
  await mine.sync();

  assert.equal(mine.runner.status.value.differs, false);
});
