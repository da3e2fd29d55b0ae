import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import { type Home, openHome } from '../../../client/foundation/records.ts';
import { answer } from '../../../client/reminders/answer.ts';
import { type Ring, ringHere } from '../../../client/reminders/here.ts';
import type { Ringing } from '../../../client/reminders/logic/notification.ts';
import { lastNudge } from '../../../client/reminders/marks.ts';
import { closeAnswered, closeNamed } from '../../../client/reminders/over.ts';
import { freshIndexedDb } from '../support/browser.ts';

const clock = { now: () => Date.parse('2026-11-21T09:00:30Z'), offset: () => 60 };
const NUDGE: Ringing = {
  owner: undefined,
  reminder: '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512',
  what: 'hydration',
  date: '2026-11-21',
  slot: '10:00',
  due: Date.parse('2026-11-21T09:00:00Z'),
  deadline: Date.parse('2026-11-21T09:02:00Z'),
  ml: undefined,
};

const TAGS: { reminder: string; date: string; slot: string; tag: string }[] = JSON.parse(
  readFileSync(new URL('../../vectors/tags.json', import.meta.url), 'utf8'),
);

type Options = NotificationOptions & { actions?: { action: string; title: string }[] };

interface Phone {
  readonly home: Home;
  readonly notified: Options[];
  readonly banners: Ring[];
  refuses: boolean;
  readonly page: { running: boolean; lock: string | undefined; standing: string | undefined };
}

const replace = (name: string, value: unknown): void => {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};

let phone: Phone;

const registration = {
  getNotifications: async ({ tag }: { tag?: string } = {}) =>
    phone.notified.filter((each) => tag === undefined || each.tag === tag),
  showNotification: async (_: string, options: Options) => {
    if (phone.refuses) throw new TypeError('no active worker');
    phone.notified.push(options);
  },
};

const browser = (): void => {
  const host = {
    get dataset() {
      return { ring: phone.page.standing };
    },
    remove: () => {
      phone.page.standing = undefined;
    },
  };
  replace('location', { pathname: '/water' });
  replace('document', {
    documentElement: { hasAttribute: () => phone.page.running },
    querySelectorAll: () => (phone.page.standing === undefined ? [] : [host]),
  });
  replace('Notification', { permission: 'granted' });
  const locks = { query: async () => ({ held: [{ name: phone.page.lock }] }) };
  const serviceWorker = { getRegistration: async () => registration };
  replace('navigator', { serviceWorker, locks });
};

beforeEach((t) => {
  freshIndexedDb();
  const home = openHome(null, clock);
  const page = { running: false, lock: undefined, standing: undefined };
  phone = { home, notified: [], banners: [], refuses: false, page };
  browser();
  if ('after' in t) t.after(() => home.close());
});

const rings = (ringing = NUDGE): Promise<void> =>
  ringHere(
    { store: phone.home.records, clock, showBanner: (ring) => void phone.banners.push(ring) },
    ringing,
  );
const press = (pressed: 'skip' | 'drink'): Promise<boolean> =>
  answer(phone.home.records, { ringing: NUDGE, press: pressed, ml: 250, at: clock.now() }, clock);

test('a nudge in the open app counts as one, so that the next keeps its distance', async () => {
  await rings();

  assert.equal(await lastNudge(), clock.now());
});

test('what rings here has the tag that the server would send', async () => {
  for (const { tag, ...occurrence } of TAGS) {
    await rings({ ...NUDGE, ...occurrence });

    assert.equal(phone.notified.at(-1)?.tag, tag);
  }
});

test('another reminder is no nudge to drink', async () => {
  await rings({ ...NUDGE, what: 'sitting-break' });

  assert.equal(await lastNudge(), undefined);
});

test('what has been answered already does not ring again', async () => {
  await press('skip');

  await rings();

  assert.deepEqual([phone.notified.length, phone.banners.length], [0, 0]);
});

test('the notification of the open app can be answered like the one that is pushed', async () => {
  await phone.home.records.saveProfile({ glass_ml: 300 });

  await rings();

  const [shown] = phone.notified;
  assert.deepEqual(
    shown?.actions?.map(({ action }) => action),
    ['drink', 'later', 'skip'],
  );
  assert.match(shown?.actions?.[0]?.title ?? '', /300/);
});

test('a notification that stands already is left as it is, with its buttons', async () => {
  await rings();
  await rings();

  assert.deepEqual([phone.notified.length, phone.banners.length], [1, 2]);
});

test('a phone that shows no notification now still shows the banner', async () => {
  phone.refuses = true;

  await rings().catch(() => undefined);

  assert.equal(phone.banners.length, 1);
});

test('nothing rings while a session runs on this page', async () => {
  phone.page.running = true;

  await rings();

  assert.deepEqual([phone.notified.length, phone.banners.length], [0, 0]);
});

test('nothing rings while a session runs in another tab', async () => {
  phone.page.lock = 'uncramp-session';

  await rings();

  assert.deepEqual([phone.notified.length, phone.banners.length], [0, 0]);
});

test('the banner goes when a drink answers it, and stays for another question', async () => {
  phone.page.standing = JSON.stringify(NUDGE);

  await closeAnswered(['night']);
  assert.notEqual(phone.page.standing, undefined);
  await closeAnswered(['drink']);

  assert.equal(phone.page.standing, undefined);
});

test('the banner goes when its occurrence is answered elsewhere', async () => {
  await press('skip');
  const ids = (await phone.home.records.list('answer')).map(({ id }) => id);
  const others = [{ date: '2026-11-20' }, { slot: '12:00' }, { reminder: NUDGE.reminder.slice(1) }];
  for (const other of others) {
    phone.page.standing = JSON.stringify({ ...NUDGE, ...other });
    await closeNamed(phone.home.records, ids);
    assert.notEqual(phone.page.standing, undefined);
  }
  phone.page.standing = JSON.stringify(NUDGE);

  await closeNamed(phone.home.records, ids);

  assert.equal(phone.page.standing, undefined);
});
