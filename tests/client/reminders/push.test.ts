import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { PushSubscriptionWish } from '../../../client/contract/wire.ts';
import type { ApiAnswer } from '../../../client/foundation/http.ts';
import { createPush } from '../../../client/reminders/push.ts';
import { freshIndexedDb } from '../support/browser.ts';

const OURS = 'BGsX0fLhLEJH';
const OLD = 'AAAAAAAAAAAA';

interface Subscribed {
  readonly key: string;
  readonly endpoint: string;
}

let held: Subscribed | null = null;
let permission = 'granted';
let told: PushSubscriptionWish[] = [];
let asked: string[] = [];

const replace = (name: string, value: unknown): void => {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};

const bytes = (key: string): ArrayBuffer =>
  Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0)).buffer;
const text = (key: Uint8Array): string => btoa(String.fromCharCode(...key));

const asSubscription = (of: Subscribed) => ({
  options: { applicationServerKey: bytes(of.key) },
  unsubscribe: async () => {
    held = null;
    return true;
  },
  toJSON: () => ({ endpoint: of.endpoint, keys: { p256dh: 'p', auth: 'a' } }),
});

beforeEach(() => {
  freshIndexedDb();
  [held, permission, told, asked] = [null, 'granted', [], []];
  const pushManager = {
    getSubscription: async () => held && asSubscription(held),
    subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
      held = { key: text(applicationServerKey), endpoint: 'https://push.example/new' };
      return asSubscription(held);
    },
  };
  replace('navigator', { serviceWorker: { ready: Promise.resolve({ pushManager }) } });
  replace('PushManager', class {});
  replace('Notification', {
    get permission() {
      return permission;
    },
    requestPermission: async () => permission,
  });
});

const push = (zone = 'Europe/Berlin') =>
  createPush({
    api: async (method, path, body) => {
      asked.push(`${method} ${path}`);
      if (method === 'PUT') told.push(body as PushSubscriptionWish);
      return { ok: true, body: { vapid_key: OURS, subscriptions: [] } } as unknown as ApiAnswer;
    },
    zone: () => zone,
    isApplePhone: false,
    standalone: false,
  });

test('at every opening the server hears of the subscription and of the zone the phone is in', async () => {
  held = { key: OURS, endpoint: 'https://push.example/mine' };

  await push('America/New_York').keep();

  assert.deepEqual(
    told.map(({ endpoint, timezone, vapid_key }) => [endpoint, timezone, vapid_key]),
    [['https://push.example/mine', 'America/New_York', OURS]],
  );
});

test('a subscription made for another key of the server is made anew', async () => {
  held = { key: OLD, endpoint: 'https://push.example/dead' };

  await push().keep();

  assert.equal(held?.key, OURS);
  assert.equal(told[0]?.endpoint, 'https://push.example/new');
});

test('a subscription that the browser has lost is made anew', async () => {
  await push().keep();

  assert.equal(told[0]?.endpoint, 'https://push.example/new');
});

test('without permission nothing is asked of anybody', async () => {
  permission = 'default';

  assert.equal(await push().keep(), undefined);

  assert.deepEqual([asked, held], [[], null]);
});

test('whoever says no to messages becomes nobody’s owner', async () => {
  permission = 'denied';

  assert.equal(await push().enrol(), 'denied');

  assert.deepEqual([asked, held], [[], null]);
});
