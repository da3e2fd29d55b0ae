import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { Ringing } from '../../../client/reminders/logic/notification.ts';
import type { Known } from '../../../client/reminders/logic/plan.ts';
import { createBell } from '../../../client/reminders/ring.ts';

const NOON = Date.parse('2026-11-21T11:00:00Z');
const HOUR = 3_600_000;

const told = (times: string[]): Known => ({
  reminders: [
    {
      id: '0199f0c3-5a1e-7c44-9d21-3f6b8a07c512',
      fields: { what: 'sitting-break', schedule: { times } },
    },
  ],
  drinks: [],
  aimMl: undefined,
  lastNudge: undefined,
  zone: 'Europe/Berlin',
  limits: undefined,
});

/** Lets promises that wait for nothing else run to their end. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

const start = async (known: () => Known) => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: NOON });
  const rung: Ringing[] = [];
  const bell = createBell({
    clock: { now: () => Date.now(), offset: () => 60 },
    known: async () => known(),
    ring: async (ringing) => void rung.push(ringing),
  });
  await bell.set();
  const pass = async (ms: number): Promise<void> => {
    mock.timers.tick(ms);
    await settled();
  };
  return { bell, rung, pass };
};

test('while the app is open each reminder rings once at its time', async () => {
  const { rung, pass } = await start(() => told(['13:00', '14:00']));

  await pass(HOUR - 1);
  assert.equal(rung.length, 0);
  await pass(1);
  await pass(HOUR);

  assert.deepEqual(
    rung.map(({ slot }) => slot),
    ['13:00', '14:00'],
  );
});

test('a change of the reminders moves what rings', async () => {
  let now = told(['13:00']);
  const { bell, rung, pass } = await start(() => now);

  now = told(['15:00']);
  await bell.set();
  await pass(HOUR);
  assert.equal(rung.length, 0);
  await pass(2 * HOUR);

  assert.deepEqual(
    rung.map(({ slot }) => slot),
    ['15:00'],
  );
});

test('what is further away than timers can count still rings', async () => {
  const { rung, pass } = await start(() => told(['11:30']));

  await pass(12 * HOUR);
  await pass(11.5 * HOUR);

  assert.equal(rung.length, 1);
});
