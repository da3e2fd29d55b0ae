import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { ApiAnswer } from '../../../client/foundation/http.ts';
import { isReminded, mark } from '../../../client/reminders/marks.ts';
import { createPush } from '../../../client/reminders/push.ts';
import { freshIndexedDb } from '../support/browser.ts';

const OWNER = '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512';
let subscribed = true;
let reachable = true;
let asked: string[] = [];

beforeEach(async () => {
  freshIndexedDb();
  [subscribed, reachable, asked] = [true, true, []];
  const subscription = {
    unsubscribe: async () => {
      subscribed = false;
      return true;
    },
  };
  const pushManager = { getSubscription: async () => (subscribed ? subscription : null) };
  const serviceWorker = { getRegistration: async () => ({ pushManager }) };
  Object.defineProperty(globalThis, 'navigator', { value: { serviceWorker }, configurable: true });
  await mark('reminded', OWNER);
});

const push = () =>
  createPush({
    api: async (method, path) => {
      asked.push(`${method} ${path}`);
      return { ok: reachable } as ApiAnswer;
    },
    zone: () => 'Europe/Berlin',
    isApplePhone: false,
    standalone: false,
  });

test('letting the server forget ends its session, the subscription and the memory of both', async () => {
  assert.equal(await push().leave(), true);

  assert.deepEqual(asked, ['DELETE /api/v1/session']);
  assert.equal(subscribed, false);
  assert.equal(await isReminded(), false);
});

test('what the server could not be told is not called forgotten', async () => {
  reachable = false;

  assert.equal(await push().leave(), false);

  assert.equal(subscribed, true);
  assert.equal(await isReminded(), true);
});
