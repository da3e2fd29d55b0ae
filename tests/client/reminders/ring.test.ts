import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { toIso } from '../../../client/foundation/clock.ts';
import type { Ringing } from '../../../client/reminders/logic/notification.ts';
import type { Known } from '../../../client/reminders/logic/plan.ts';
import { createBell } from '../../../client/reminders/ring.ts';

const NOON = Date.parse('2026-11-21T11:00:00Z');
const HOUR = 3_600_000;

const told = (times: string[], ...others: string[][]): Known => ({
  reminders: [times, ...others].map((each, n) => ({
    id: `0199f0c3-5a1e-7c44-9d21-3f6b8a07c51${n}`,
    fields: { what: 'sitting-break', schedule: { times: each } },
  })),
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

const start = async (known: () => Known, fails: (ringing: Ringing) => boolean = () => false) => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: NOON });
  const rung: Ringing[] = [];
  const bell = createBell({
    clock: { now: () => Date.now(), offset: () => 60 },
    known: async () => known(),
    ring: async (ringing) => {
      if (fails(ringing)) throw new Error('no room for a notification');
      rung.push(ringing);
    },
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
  assert.equal(rung.length, 0);
  await pass(11.5 * HOUR);

  assert.equal(rung.length, 1);
});

test('two that are due at the same moment both ring', async () => {
  const { rung, pass } = await start(() => told(['13:00'], ['13:00', '14:00']));

  await pass(HOUR);
  await pass(HOUR);

  assert.deepEqual(
    rung.map(({ reminder, slot }) => `${reminder.at(-1)} ${slot}`),
    ['0 13:00', '1 13:00', '1 14:00'],
  );
});

test('one that cannot ring silences neither its neighbour nor what comes after', async () => {
  const { rung, pass } = await start(
    () => told(['13:00', '14:00'], ['13:00']),
    ({ reminder, slot }) => reminder.endsWith('0') && slot === '13:00',
  );

  await pass(HOUR);
  await pass(HOUR);

  assert.deepEqual(
    rung.map(({ reminder, slot }) => `${reminder.at(-1)} ${slot}`),
    ['1 13:00', '0 14:00'],
  );
});

test('records that cannot be read for a moment do not end the bell', async () => {
  let broken = false;
  const { rung, pass } = await start(() => {
    if (broken) throw new Error('the database is closing');
    return told(['13:00', '13:10']);
  });

  broken = true;
  await pass(HOUR);
  broken = false;
  await pass(60_000);
  await pass(9 * 60_000);

  assert.deepEqual(
    rung.map(({ slot }) => slot),
    ['13:00', '13:10'],
  );
});

test('records that cannot be read at the opening are looked at again a minute later', async () => {
  let readable = false;
  const { rung, pass } = await start(() => {
    if (!readable) throw new Error('the database is away');
    return told(['13:00']);
  });
  readable = true;

  await pass(60_000);
  await pass(HOUR - 60_000);

  assert.deepEqual(
    rung.map(({ slot }) => slot),
    ['13:00'],
  );
});

test('no timer is set for longer than timers can count', async (t) => {
  const { bell } = await start(() => ({
    ...told(['13:00']),
    limits: { paused_until: '2027-01-31T00:00:00+01:00' },
  }));
  const { mock: timers } = t.mock.method(globalThis, 'setTimeout');

  await bell.set();

  const { calls } = timers;
  assert.ok(calls.length > 0);
  assert.ok(calls.every(({ arguments: [, ms] }) => Number(ms) < 2 ** 31));
});

test('a glass drunk while the app is open puts the nudge off, as the server does', async () => {
  const drink = (ms: number, ml: number) => ({
    fields: { at: toIso(ms, 60), ml, beverage: 'water' },
  });
  const drinks = [drink(NOON - HOUR, 250)];
  const window = { wake: '07:00', bedtime: '23:00', min_gap_min: 90 };
  const known = (): Known => ({
    ...told([]),
    reminders: [{ id: 'r', fields: { what: 'hydration', schedule: { window } } }],
    drinks: [...drinks],
    aimMl: 3000,
  });
  const { bell, rung, pass } = await start(known);
  await pass(HOUR / 3);
  drinks.push(drink(Date.now(), 500));
  await bell.set();

  await pass(HOUR / 6 + 60_000);
  assert.deepEqual(rung, []);
  await pass(HOUR + HOUR / 3);
  assert.equal(rung.length, 1);
});
