import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openHome } from '../../../client/foundation/records.ts';
import { freshIndexedDb } from '../support/browser.ts';
import '../support/tsx.ts';

const { keepReminders } = await import('../../../client/reminders/keep.ts');

const replace = (name: string, value: unknown): void => {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};

/** The app open in Berlin; counts how often it looks at what rings next. */
const openInBerlin = async (t: TestContext) => {
  process.env['TZ'] = 'Europe/Berlin';
  freshIndexedDb();
  const home = openHome(null, { now: () => Date.parse('2026-06-10T20:00:00Z'), offset: () => 120 });
  t.after(() => {
    delete process.env['TZ'];
    home.close();
  });
  const page = new EventTarget();
  const badges = { setAppBadge: async () => undefined, clearAppBadge: async () => undefined };
  replace('navigator', badges);
  replace('document', Object.assign(page, { visibilityState: 'visible' }));
  let looks = 0;
  const aim = async (): Promise<undefined> => {
    looks += 1;
  };
  await keepReminders({ store: home.records, aim, nightAnswered: async () => true });
  const lookedAt = async (): Promise<number> => {
    const before = looks;
    page.dispatchEvent(new Event('visibilitychange'));
    // What is looked at, is read from the phone's own store.
    await home.records.list('reminder');
    await home.records.list('reminder');
    await home.records.list('reminder');
    return looks - before;
  };
  return { lookedAt };
};

test('in another zone what rings next is looked at anew, once', async (t) => {
  const { lookedAt } = await openInBerlin(t);
  assert.equal(await lookedAt(), 0);

  process.env['TZ'] = 'America/Los_Angeles';

  assert.equal(await lookedAt(), 1);
  assert.equal(await lookedAt(), 0);
});
