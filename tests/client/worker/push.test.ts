import '../support/browser.ts';
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { openStorage } from '../../../client/foundation/database.ts';
import { openHome } from '../../../client/foundation/records.ts';
import { META_LAYOUT, META_NAME } from '../../../client/foundation/tables.ts';
import { lastNudge, lastShown, mark } from '../../../client/reminders/marks.ts';
import { freshIndexedDb } from '../support/browser.ts';

// The service worker's own types are another realm's, so it is loaded by name only.
const WORKER = '../../../client/worker/push.ts';
const ORIGIN = 'https://uncramp.example';
const OWNER = '0199f0c3-5a1e-7c44-9d21-000000000001';
const OURS = {
  owner: OWNER,
  reminder: '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512',
  what: 'hydration',
  date: new Date().toLocaleDateString('sv'),
  slot: '10:00',
  due: Date.now(),
  deadline: Date.now() + 1,
};

interface Shown {
  readonly title: string;
  readonly options: {
    silent?: boolean;
    tag?: string;
    actions?: { action: string; title: string }[];
    data?: { page: string; ringing: unknown };
  };
}

const shown: Shown[] = [];
/** How many notifications were taken away after a press. */
let closed = 0;
const opened: string[] = [];
const focused: string[] = [];
/** What the app's icon was told to show; 0 for no mark. */
const badges: number[] = [];
/** The addresses of the windows that are open already. */
let windows: string[] = [];
const listeners = new Map<string, (event: unknown) => void>();

const scope = {
  location: { origin: ORIGIN },
  addEventListener: (type: string, listener: (event: unknown) => void) =>
    listeners.set(type, listener),
  registration: {
    showNotification: async (title: string, options: Shown['options']) => {
      shown.push({ title, options });
    },
  },
  clients: {
    matchAll: async () =>
      windows.map((url) => ({ url, focus: async () => void focused.push(url) })),
    openWindow: async (page: string) => void opened.push(page),
  },
};

/** Sends an event and waits for what it asked to be waited for. */
const dispatch = async (type: string, event: object): Promise<void> => {
  const waits: Promise<unknown>[] = [];
  listeners.get(type)?.({ ...event, waitUntil: (work: Promise<unknown>) => waits.push(work) });
  assert.equal(waits.length, 1, 'the browser must be asked to wait');
  await Promise.all(waits);
};

const push = (raw: string | undefined): Promise<void> =>
  dispatch('push', { data: raw === undefined ? null : { text: () => raw } });

const message = (ours: object): string =>
  JSON.stringify({ web_push: 8030, notification: { title: 'Time?', tag: 'a' }, uncramp: ours });

const press = (action: string, ours: object = OURS): Promise<void> =>
  dispatch('notificationclick', {
    action,
    notification: {
      close: () => {
        closed += 1;
      },
      data: { page: '/reminders', ringing: ours },
    },
  });

const guestDrinks = async (): Promise<unknown[]> => {
  const home = openHome(null);
  const drinks = await home.records.list('drink');
  home.close();
  return drinks.map(({ fields }) => fields.ml);
};

before(async () => {
  Object.assign(globalThis, { self: scope });
  Object.assign(navigator, {
    setAppBadge: async (count: number) => void badges.push(count),
    clearAppBadge: async () => void badges.push(0),
  });
  await import(WORKER);
});

beforeEach(async () => {
  freshIndexedDb();
  shown.length = 0;
  closed = 0;
  opened.length = 0;
  focused.length = 0;
  badges.length = 0;
  windows = [];
  await mark('reminded', OWNER);
});

/** Whatever a push service, a proxy or an older server might hand over. */
const anyPayload = fc.oneof(
  fc.constant(undefined),
  fc.string(),
  fc.json(),
  fc.jsonValue().map((uncramp) => message({ uncramp })),
  fc
    .record({ what: fc.string(), date: fc.string(), slot: fc.string(), due: fc.jsonValue() })
    .map((change) => message({ ...OURS, ...change })),
  fc.constant(message(OURS)),
);

test('every one of a thousand payloads, broken ones too, shows exactly one notification', async () => {
  await fc.assert(
    fc.asyncProperty(anyPayload, async (raw) => {
      shown.length = 0;
      await push(raw);

      assert.equal(shown.length, 1);
      assert.ok((shown[0]?.title.length ?? 0) > 0);
    }),
    { numRuns: 1_000 },
  );
});

test('a payload that cannot even be read as text shows a notification', async () => {
  const unreadable = () => {
    throw new TypeError('not text');
  };

  await dispatch('push', { data: { text: unreadable } });

  assert.equal(shown.length, 1);
});

test('records that cannot be opened do not keep a reminder from showing', async () => {
  const { open } = indexedDB;
  indexedDB.open = () => {
    throw new DOMException('broken', 'UnknownError');
  };

  await push(message(OURS)).catch(() => undefined);

  indexedDB.open = open;
  assert.equal(shown.length, 1);
});

test('the answers stand on the notification in the person’s own glass', async () => {
  const home = openHome(null);
  await home.records.saveProfile({ glass_ml: 330 });
  home.close();

  // The phone knows it better than the server that wrote the message.
  await push(message({ ...OURS, ml: 500 }));

  const titles = shown[0]?.options.actions?.map(({ title }) => title);
  assert.deepEqual(titles, ['+330 ml', 'Snooze', 'Skip']);
});

test('who may not be asked to drink is not asked, and the server hears of it', async (t) => {
  const telling = t.mock.method(globalThis, 'fetch', async () => new Response(null));
  const home = openHome(null);
  // Answered without network.
  await home.records.saveProfile({ gates: { kidney: 'yes' } });
  home.close();

  await push(message(OURS));

  const { title, options } = shown[0] ?? { title: '', options: {} };
  assert.equal(title, 'Reminders to drink are off');
  assert.deepEqual([options.actions, options.silent, options.data?.page], [[], true, '/water']);
  assert.equal(telling.mock.callCount(), 1);
});

test('a message for somebody who is not on this phone offers no answer', async () => {
  await push(message({ ...OURS, owner: OURS.reminder }));

  assert.equal(shown[0]?.title, 'Time?');
  assert.deepEqual(shown[0]?.options.actions, []);
});

test('a server that knows no records hears after an answer when the next nudge is due', async (t) => {
  const asked: string[] = [];
  t.mock.method(globalThis, 'fetch', async (path: string, { method }: RequestInit) => {
    asked.push(`${method} ${path}`);
    return new Response(null, { status: 204 });
  });

  await press('drink');

  assert.deepEqual(asked, ['PUT /api/v1/reminder-schedule']);

  // Where an account is open, nothing of the guest's is told in its session.
  const meta = openStorage(META_NAME, META_LAYOUT);
  await meta.transaction(['state'], 'readwrite', (tx) =>
    tx.put('state', { name: 'current', value: OURS.reminder }),
  );
  meta.close();
  await press('drink', { ...OURS, slot: '12:00' });

  assert.deepEqual(await guestDrinks(), [250, 250]);
  assert.equal(asked.length, 1);
});

test('a double press logs one drink, and a repeat shows silently that it was answered', async () => {
  await Promise.all([press('drink'), press('drink')]);
  assert.equal(closed, 2);
  await push(message(OURS));

  assert.deepEqual(await guestDrinks(), [250]);
  assert.equal(shown[0]?.options.silent, true);
  assert.match(shown[0]?.title ?? '', /^Done \d/);
  assert.deepEqual(shown[0]?.options.actions, []);
});

test('a repeat of what was put off or skipped does not call it done', async () => {
  const evening = { ...OURS, slot: '20:00' };
  await press('later');
  await press('skip', evening);

  await push(message(OURS));
  await push(message(evening));

  assert.match(shown[0]?.title ?? '', /^Put off until \d/);
  assert.equal(shown[1]?.title, 'Skipped this time');
});

test('an answer is written to the owner whom the message names', async () => {
  const other = '0199f0c3-5a1e-7c44-9d21-00000000beef';

  await press('drink', { ...OURS, owner: other });

  assert.deepEqual(await guestDrinks(), []);
  assert.deepEqual(opened, ['/']);
});

test('a press hours later opens the question which day, and writes nothing yet', async () => {
  await press('drink', { ...OURS, due: Date.now() - 3 * 3_600_000 });

  assert.deepEqual(await guestDrinks(), []);
  assert.match(opened[0] ?? '', /^\/reminders\?.*press=drink/);
});

test('what was shown is remembered, a nudge to drink as one', async () => {
  await push(message({ ...OURS, what: 'programme' }));
  assert.ok(await lastShown());
  assert.equal(await lastNudge(), undefined);

  await push(message(OURS));

  assert.ok(await lastNudge());
});

test('the question about the night marks the icon until it is answered', async () => {
  const night = { ...OURS, what: 'night-question' };

  await push(message(night));
  await press('none', night);
  await push(message(night));

  assert.deepEqual(badges, [1, 0]);
});

test('where a cramp is noted, the question about the night says so and offers no other answer', async () => {
  const night = { ...OURS, what: 'night-question' };
  const home = openHome(null);
  await home.records.put('cramp', { started_at: `${night.date}T03:12:00.000+00:00` });

  await push(message(night));
  await press('none', night);

  const nights = await home.records.list('night');
  home.close();
  assert.match(shown[0]?.title ?? '', /^A cramp is noted in this night/);
  assert.deepEqual(shown[0]?.options.actions, []);
  assert.deepEqual(nights, []);
  assert.match(opened[0] ?? '', /^\/reminders\?.*night-question/);
  assert.deepEqual(badges, [0]);
});

test('a page that is open already comes to the front, and is not opened again', async () => {
  windows = [`${ORIGIN}/water`, `${ORIGIN}/reminders`];

  await press('');

  assert.deepEqual([focused, opened], [[`${ORIGIN}/reminders`], []]);
});
