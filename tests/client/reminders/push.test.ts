import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import type { PushSubscriptionWish } from '../../../client/contract/wire.ts';
import type { Api, ApiAnswer } from '../../../client/foundation/http.ts';
import { isReminded } from '../../../client/reminders/marks.ts';
import { createPush } from '../../../client/reminders/push.ts';
import { freshIndexedDb } from '../support/browser.ts';

const OURS = 'BGsX0fLhLEJH';
const OLD = 'AAAAAAAAAAAA';

type Subscribed = { readonly key: string; readonly endpoint: string };

let held: Subscribed | null = null;
let permission = 'granted';
/** Makes what was asked of the push service come true; nothing does before. */
let answerLate: (() => void) | undefined;
let isSilent = false;
let refuses = false;
let told: PushSubscriptionWish[] = [];
let asked: string[] = [];
/** What the server has of this person's browsers. */
let known: { id: string; state: string }[] = [];

const replace = (name: string, value: unknown): void => {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};

const bytes = (key: string): ArrayBuffer =>
  Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0)).buffer;
const text = (key: Uint8Array): string => btoa(String.fromCharCode(...key));

const asSubscription = (of: Subscribed) => ({
  endpoint: of.endpoint,
  options: { applicationServerKey: bytes(of.key) },
  unsubscribe: async () => {
    held = null;
    return true;
  },
  toJSON: () => ({ endpoint: of.endpoint, keys: { p256dh: 'p', auth: 'a' } }),
});

beforeEach(() => {
  freshIndexedDb();
  [held, permission, told, asked, known] = [null, 'granted', [], [], []];
  [answerLate, isSilent, refuses] = [undefined, false, false];
  const pushManager = {
    getSubscription: async () => held && asSubscription(held),
    subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
      if (isSilent) await new Promise<void>((resolve) => (answerLate = resolve));
      if (refuses) throw new DOMException('no', 'AbortError');
      held = { key: text(applicationServerKey), endpoint: 'https://push.example/new' };
      return asSubscription(held);
    },
  };
  const ready = Promise.resolve({ pushManager });
  replace('navigator', { serviceWorker: { ready, getRegistration: () => ready } });
  replace('PushManager', class {});
  replace('Notification', {
    get permission() {
      return permission;
    },
    requestPermission: async () => permission,
  });
});

const answering: Api = async (method, path, body) => {
  asked.push(`${method} ${path}`);
  if (method === 'PUT') told.push(body as PushSubscriptionWish);
  return { ok: true, body: { vapid_key: OURS, subscriptions: known } } as unknown as ApiAnswer;
};

const push = (zone = 'Europe/Berlin', api: Api = answering, isApplePhone = false) =>
  createPush({ api, zone: () => zone, isApplePhone, standalone: false });

test('this browser remembers who stands for its guest, and nobody for an account', async () => {
  for (const username of ['ada', null]) {
    const owner = { owner: '0199f0c3-5a1e-7c44-9d21-000000000001', username };
    const api: Api = async () => ({ ok: true, status: 201, body: owner });

    assert.equal(await push('UTC', api).ensureOwner(), true);

    assert.equal(await isReminded(), username === null);
  }
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

/** This browser has subscribed, the server has it as `phone`, and then says otherwise of it. */
const toldAndThen = async (state: string): Promise<void> => {
  known = [{ id: 'phone', state: 'live' }];
  held = { key: OURS, endpoint: 'https://push.example/old' };
  await push().keep();
  known = [{ id: 'tablet', state: 'live' }, ...(state === 'gone' ? [] : [{ id: 'phone', state }])];
  told = [];
};

for (const [state, now] of Object.entries({ live: 'old', gone: 'new', 'subscribe-again': 'new' })) {
  test(`a subscription that reaches nobody is made anew: ${state}`, async () => {
    await toldAndThen(state);

    await push().keep();

    assert.equal(told[0]?.endpoint, `https://push.example/${now}`);
    assert.equal(asked.includes('DELETE /api/v1/push-subscriptions'), now === 'new');
  });
}

test('one that was given up is not well by an opening; whoever switches on begins anew', async () => {
  await toldAndThen('disabled');

  const health = await push().keep();
  assert.deepEqual([health?.subscriptions[0]?.state, told], ['disabled', []]);

  assert.equal(await push().enrol(), 'done');
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

/** Lets everything that waits for no time come to its end. */
const settled = (turns = 20): Promise<void> =>
  new Promise((resolve) => setImmediate(resolve)).then(() =>
    turns > 0 ? settled(turns - 1) : undefined,
  );

const afterTwentySeconds = async <T>(work: Promise<T>): Promise<T> => {
  await settled();
  mock.timers.tick(20_000);
  return work;
};

const withASilentService = (): void => {
  isSilent = true;
  mock.timers.enable({ apis: ['setTimeout'] });
};

/** Our server as `http.ts` tells of it: who does not answer for twenty seconds cannot be reached. */
const withoutAnswerTo =
  (silentTo: string): Api =>
  async (method, path, body) => {
    if (method !== silentTo) return answering(method, path, body);
    await new Promise((resolve) => setTimeout(resolve, 20_000));
    return { ok: false, reason: 'unreachable', status: 0 };
  };

afterEach(() => mock.timers.reset());

test('a push service that never answers is waited for twenty seconds', async () => {
  withASilentService();

  assert.equal(await afterTwentySeconds(push().enrol()), 'silent');

  assert.deepEqual([held, told], [null, []]);
});

test('the opening of the app does not wait for ever for a push service either', async () => {
  withASilentService();

  assert.equal(await afterTwentySeconds(push().keep()), undefined);
});

test('a server of ours that never answers is no fault of the push service', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { enrol } = push('Europe/Berlin', withoutAnswerTo('PUT'));

  assert.equal(await afterTwentySeconds(enrol()), 'unreachable');
});

/** What was made of a subscription that came late. */
const comingLate = async (): Promise<void> => {
  answerLate?.();
  await settled();
};

for (const ask of ['enrol', 'keep'] as const) {
  test(`a subscription that comes too late is used: the server hears of it, and who asked (${ask})`, async () => {
    withASilentService();
    const late = mock.fn();
    await afterTwentySeconds<unknown>(push()[ask](late));
    assert.equal(late.mock.callCount(), 0);

    await comingLate();

    assert.equal(told[0]?.endpoint, 'https://push.example/new');
    assert.equal(late.mock.callCount(), 1);
  });
}

test('a late subscription that the server did not hear of is not called known', async () => {
  withASilentService();
  const late = mock.fn();
  const { enrol } = push('Europe/Berlin', withoutAnswerTo('PUT'));
  await afterTwentySeconds(enrol(late));

  await comingLate();
  mock.timers.tick(20_000);
  await settled();

  assert.equal(late.mock.callCount(), 0);
});

test('a late refusal is as quiet as none', async () => {
  withASilentService();
  const late = mock.fn();
  await afterTwentySeconds(push().enrol(late));
  refuses = true;

  await comingLate();

  assert.deepEqual([late.mock.callCount(), told], [0, []]);
});

test('a browser that refuses is not called silent, and nothing is thrown', async () => {
  refuses = true;

  assert.equal(await push().enrol(), 'refused');
});

test('a browser that refuses at the opening of the app is asked again at the next', async () => {
  refuses = true;
  assert.equal(await push().keep(), undefined);

  refuses = false;
  await push().keep();
  assert.equal(told.length, 1);
});

test('an iPhone’s Safari knows no notifications: it is told to install, and nothing is asked', async () => {
  Reflect.deleteProperty(globalThis, 'PushManager');
  Reflect.deleteProperty(globalThis, 'Notification');

  assert.equal(await push().enrol(), 'missing');
  assert.equal(await push('Europe/Berlin', answering, true).enrol(), 'install-first');

  assert.deepEqual(asked, []);
});

test('whoever had themselves forgotten and switches on again is reached again', async () => {
  const { enrol, leave } = push();
  await enrol();
  await leave();
  told = [];

  assert.equal(await enrol(), 'done');

  assert.equal(told[0]?.endpoint, 'https://push.example/new');
});

test('a subscription that comes after the server has forgotten this phone is given back', async () => {
  withASilentService();
  const { enrol, leave } = push();
  const late = mock.fn();
  await afterTwentySeconds(enrol(late));
  await leave();

  await comingLate();

  assert.deepEqual([held, told, late.mock.callCount()], [null, [], 0]);
});
