import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openHome } from '../../../client/foundation/records.ts';
import { mark } from '../../../client/reminders/marks.ts';
import { freshIndexedDb } from '../support/browser.ts';
import '../support/tsx.ts';

const { keepReminders } = await import('../../../client/reminders/keep.ts');

const OWNER = '0199f0c3-5a1e-7c44-9d21-000000000001';

const replace = (name: string, value: unknown): void => {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};

/** The app open in Berlin; counts how often it looks at what rings next. */
const openInBerlin = async (t: TestContext, able: object = {}) => {
  process.env['TZ'] = 'Europe/Berlin';
  t.mock.timers.enable({ apis: ['setTimeout'] });
  freshIndexedDb();
  const home = openHome(null, { now: () => Date.parse('2026-06-10T20:00:00Z'), offset: () => 120 });
  t.after(() => {
    delete process.env['TZ'];
    home.close();
  });
  const page = new EventTarget();
  const badges = { setAppBadge: async () => undefined, clearAppBadge: async () => undefined };
  replace('navigator', { ...badges, ...able });
  const noBanners = { querySelectorAll: () => [] };
  replace('document', Object.assign(page, { visibilityState: 'visible', ...noBanners }));
  let looks = 0;
  const aim = async (): Promise<undefined> => {
    looks += 1;
  };
  await keepReminders({ store: home.records, aim, nightAnswered: async () => true });
  const settled = async (): Promise<void> => {
    // What is looked at, is read from the phone's own stores.
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const lookedAt = async (): Promise<number> => {
    const before = looks;
    page.dispatchEvent(new Event('visibilitychange'));
    // What is looked at, is read from the phone's own store.
    await home.records.list('reminder');
    await home.records.list('reminder');
    await home.records.list('reminder');
    return looks - before;
  };
  return { lookedAt, settled, page, store: home.records };
};

test('in another zone what rings next is looked at anew, once', async (t) => {
  const { lookedAt } = await openInBerlin(t);
  assert.equal(await lookedAt(), 0);

  process.env['TZ'] = 'America/Los_Angeles';

  assert.equal(await lookedAt(), 1);
  assert.equal(await lookedAt(), 0);
});

test('whoever puts the app away right after a change is not waited for', async (t) => {
  const { settled, page, store } = await openInBerlin(t);
  await mark('reminded', OWNER);
  const telling = t.mock.method(globalThis, 'fetch', async () => new Response(null));
  await store.saveProfile({ gates: { kidney: 'yes' } });
  await settled();
  assert.equal(telling.mock.callCount(), 0);

  Object.assign(page, { visibilityState: 'hidden' });
  page.dispatchEvent(new Event('visibilitychange'));
  await settled();

  assert.deepEqual(
    telling.mock.calls.map(({ arguments: [path] }) => path),
    ['/api/v1/reminder-schedule'],
  );
});

test('what asks to drink is taken away when an answer forbids it', async (t) => {
  const { settled, store } = await openInBerlin(t);
  const [glass, stretch] = ['hydration', 'programme'].map((what) => ({
    data: { ringing: { what } },
    close: t.mock.fn(),
  }));
  const registration = { getNotifications: async () => [glass, stretch] };
  replace('navigator', { serviceWorker: { getRegistration: async () => registration } });

  await store.saveProfile({ gates: { kidney: 'yes' } });
  await settled();

  assert.deepEqual([glass?.close.mock.callCount(), stretch?.close.mock.callCount()], [1, 0]);
});

test('a guest whose session an account ended is reminded again, and nobody who never was', async (t) => {
  const asked: string[] = [];
  let owner = false;
  t.mock.method(globalThis, 'fetch', async (path: string, { method }: RequestInit) => {
    asked.push(`${method} ${path}`);
    owner ||= path === '/api/v1/owners';
    const body = owner ? { owner: OWNER, username: null } : { code: 'signed-out' };
    return Response.json(body, { status: owner ? 200 : 401 });
  });
  replace('PushManager', class {});
  replace('Notification', { permission: 'granted' });

  const { page, settled } = await openInBerlin(t, { serviceWorker: {} });
  assert.ok(!asked.includes('POST /api/v1/owners'));

  await mark('reminded', OWNER);
  process.env['TZ'] = 'America/Los_Angeles';
  page.dispatchEvent(new Event('visibilitychange'));
  await settled();
  assert.equal(asked.filter((each) => each === 'POST /api/v1/owners').length, 1);
});
