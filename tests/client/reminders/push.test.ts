import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { PushSubscriptionWish } from '../../../client/contract/wire.ts';
import type { Api } from '../../../client/foundation/http.ts';
import { createPush } from '../../../client/reminders/push.ts';

// Two keys of a server, each as it says them and as a browser keeps them.
const NOW = Buffer.from('the key that the server has now').toString('base64url');
const BEFORE = Buffer.from('the key that it had before').toString('base64url');

interface Made {
  readonly endpoint: string;
  readonly key: string;
}

let made: Made | undefined;
let count: number;
let ended: string[];
let told: PushSubscriptionWish[];

const replace = (name: string, value: unknown): void => {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};

const asBrowser = ({ endpoint, key }: Made) => ({
  options: { applicationServerKey: new Uint8Array(Buffer.from(key, 'base64url')).buffer },
  toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }),
  unsubscribe: async () => {
    ended.push(endpoint);
    made = undefined;
    return true;
  },
});

const pushManager = {
  getSubscription: async () => (made ? asBrowser(made) : null),
  subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
    count += 1;
    const key = Buffer.from(applicationServerKey).toString('base64url');
    made = { endpoint: `https://push.example/${count}`, key };
    return asBrowser(made);
  },
};

const api: Api = async (method, _path, body) => {
  if (method === 'PUT') told.push(body as PushSubscriptionWish);
  const health = { vapid_key: NOW, subscriptions: [], missed: [] };
  return { ok: true, status: 200, body: health, date: null };
};

const push = createPush({
  api,
  zone: () => 'Europe/Berlin',
  isApplePhone: false,
  standalone: false,
});

beforeEach(() => {
  [made, count, ended, told] = [undefined, 0, [], []];
  const ready = Promise.resolve({ pushManager });
  replace('navigator', { serviceWorker: { ready } });
  replace('PushManager', class {});
  replace('Notification', { permission: 'granted' });
});

test('at each opening the server is told of the subscription that the browser has now', async () => {
  made = { endpoint: 'https://push.example/moved-by-the-browser', key: NOW };

  await push.keep();

  const [wish] = told;
  assert.deepEqual([wish?.endpoint, wish?.vapid_key], [made.endpoint, NOW]);
  assert.equal(count, 0);
});

test('a subscription for a key that the server no longer has is replaced, without a question', async () => {
  made = { endpoint: 'https://push.example/old', key: BEFORE };

  await push.keep();

  assert.deepEqual(ended, ['https://push.example/old']);
  assert.deepEqual([made?.endpoint, made?.key], ['https://push.example/1', NOW]);
  assert.deepEqual(
    told.map(({ endpoint, vapid_key }) => [endpoint, vapid_key]),
    [['https://push.example/1', NOW]],
  );
});

test('a subscription that the browser has lost is made again', async () => {
  await push.keep();

  assert.equal(made?.key, NOW);
  assert.equal(told.length, 1);
});

test('where nobody allowed notifications nothing is asked or told', async () => {
  replace('Notification', { permission: 'default' });

  assert.equal(await push.keep(), undefined);
  assert.deepEqual([count, told], [0, []]);
});
