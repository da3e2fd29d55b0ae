import assert from 'node:assert/strict';
import { mock, type TestContext, test } from 'node:test';
import { type Home, openHome } from '../../../client/foundation/records.ts';
import { freshIndexedDb } from '../support/browser.ts';
import '../support/tsx.ts';

const { keepReminders } = await import('../../../client/reminders/keep.ts');

const NIGHT = { what: 'night-question', schedule: { times: ['07:30'] } };
const SOON = 2_000;

const replace = (name: string, value: unknown): void => {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};

/** Opens the app at an hour of this machine's zone; notes what its icon shows, 0 for no mark. */
const openAt = async (t: TestContext, hour: number) => {
  freshIndexedDb();
  mock.timers.enable({ apis: ['setTimeout'] });
  const clock = { now: () => new Date(2026, 10, 21, hour).getTime(), offset: () => 0 };
  const home: Home = openHome(null, clock);
  t.after(() => {
    mock.timers.reset();
    home.close();
  });
  const marks: number[] = [];
  let marked = (): void => undefined;
  const note = async (mark: number): Promise<void> => {
    marks.push(mark);
    marked();
  };
  const badges = { setAppBadge: note, clearAppBadge: () => note(0) };
  replace('navigator', badges);
  replace('document', { querySelectorAll: () => [], addEventListener: () => undefined });
  await home.records.put('reminder', NIGHT);
  const nightAnswered = async () => (await home.records.list('night')).length > 0;
  await keepReminders({ store: home.records, aim: async () => undefined, nightAnswered, clock });
  const answerNight = async (): Promise<void> => {
    const again = new Promise<void>((resolve) => {
      marked = resolve;
    });
    await home.records.put('night', { date: '2026-11-20', cramps: 'none' });
    mock.timers.tick(SOON);
    await again;
  };
  return { marks, answerNight };
};

test('the icon is marked while the question about the night is open, and not once it is answered', async (t) => {
  const { marks, answerNight } = await openAt(t, 9);
  assert.deepEqual(marks, [1]);

  await answerNight();

  assert.deepEqual(marks, [1, 0]);
});

test('before the question is due the icon bears no mark', async (t) => {
  const { marks } = await openAt(t, 6);

  assert.deepEqual(marks, [0]);
});
