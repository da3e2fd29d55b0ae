import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, test } from 'node:test';
import { openStore, ownHome } from '../../../client/foundation/records.ts';
import type { Routine } from '../../../client/player/logic/routine.ts';
import { newSession } from '../../../client/player/logic/session.ts';
import { openRunning, type StoredSession } from '../../../client/player/running.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { fixedClock } from '../support/clock.ts';
import { openScreen } from '../support/screen.ts';
import { calf } from './support/routines.ts';

freshIndexedDb();
const { showUnclosed } = await import('../../../client/player/view/unclosed.tsx');

const running = openRunning();
const routines = new Map<string, Routine>();
const library = {
  routines,
  load: (id: string) => Promise.resolve(routines.get(id)),
};
const MINUTE = 60_000;
const BEGAN = new Date(2026, 10, 21, 3, 12).getTime();
const MORNING = BEGAN + 5 * 60 * MINUTE;
const OFFSET = -new Date(BEGAN).getTimezoneOffset();

/** A session that the phone was left with. */
const leave = async (
  id: string,
  purpose: 'cramp' | 'routine',
  startedAt: number,
): Promise<StoredSession> => {
  const record = `019a0000-0000-7000-8000-00000000000${id}`;
  const session = newSession({
    id,
    record,
    purpose,
    startedAt,
    muscle: 'calf',
    routine: 'calf-bed-acute',
  });
  const stored = { session, elapsed: 90_000, total: 130_000 };
  await running.save(stored);
  const started_at = new Date(startedAt).toISOString();
  const store = await openStore();
  if (purpose === 'cramp') await store.put('cramp', { started_at, muscle: 'calf' }, record);
  else await store.put('session', { started_at, routine: 'calf-bed-acute' }, record);
  return stored;
};
const show = async (left: StoredSession[]) => {
  const screen = openScreen();
  await showUnclosed(screen.host, { left, running, library, clock: fixedClock(MORNING, OFFSET) });
  return screen;
};
/** The line on the first screen that leads to the questions. */
const pointed = async (left: StoredSession[]) => {
  const [screen, pointer] = [openScreen(), openScreen()];
  const parts = { left, running, library, clock: fixedClock(MORNING, OFFSET) };
  await showUnclosed(screen.host, { ...parts, pointer: pointer.host });
  return { screen, pointer };
};
const endOf = async (stored: StoredSession): Promise<string | undefined> =>
  (await (await openStore()).get<'cramp'>(stored.session.record))?.fields.ended_at;
const asked = async (): Promise<string[]> => {
  const { running: now, left } = await running.read();
  return [...left, ...(now ? [now] : [])].map(({ session }) => session.id);
};
/** Until these are the only ones still open; a test that waits in vain is stopped by its runner. */
const only = async (...ids: string[]): Promise<void> => {
  while ((await asked()).join() !== ids.join());
};

beforeEach(() => routines.set('calf-bed-acute', calf()));
afterEach(async () => {
  for (const id of await asked()) await running.clear(id);
});
after(async () => (await ownHome()).close());

test('two cramps that nobody ended are two questions, and each answer ends its own', async () => {
  const [first, second] = [
    await leave('1', 'cramp', BEGAN - 24 * 60 * MINUTE),
    await leave('2', 'cramp', BEGAN),
  ];
  const screen = await show([first, second]);
  assert.deepEqual(screen.titles().length, 2);

  screen.tap('I do not know');
  await only('1');

  assert.equal(await endOf(first), undefined);
  screen.tap('I do not know');
  await only();
});

test('a cramp that got its end in the diary is not asked about', async () => {
  const stored = await leave('3', 'cramp', BEGAN);
  const ended_at = new Date(BEGAN + 2 * MINUTE).toISOString();
  await (await openStore()).put('cramp', { ended_at }, stored.session.record);

  const screen = await show([stored]);

  assert.deepEqual(screen.titles(), []);
  await only();
  assert.equal(await endOf(stored), ended_at);
});

test('a cramp that only the general rule was shown for is not said to have ended during a routine', async () => {
  const stored = await leave('9', 'cramp', BEGAN);
  const session = { ...stored.session, general: [{ from: 0, to: null }] };

  const screen = await show([{ ...stored, session }]);
  screen.tap('At about 03:14');
  await only();

  assert.ok(await endOf(stored));
  const cramp = await (await openStore()).get<'cramp'>(session.record);
  assert.equal(cramp?.fields.ended_during, undefined);
});

test('a cramp that was deleted in the diary is not asked about', async () => {
  const stored = await leave('4', 'cramp', BEGAN);
  await (await openStore()).remove(stored.session.record);

  const screen = await show([stored]);

  assert.deepEqual(screen.titles(), []);
  await only();
});

test('a cramp that is deleted in the diary while its question stands stays deleted', async () => {
  const stored = await leave('6', 'cramp', BEGAN);
  const screen = await show([stored]);
  await (await openStore()).remove(stored.session.record);

  screen.tap('I do not know');
  await only();

  assert.equal(await (await openStore()).get(stored.session.record), undefined);
});

test('a cramp whose start never came to the disk is asked about all the same', async () => {
  const stored = await leave('7', 'cramp', BEGAN);
  const lost = { ...stored, session: { ...stored.session, record: '019a-never-written' } };

  const screen = await show([lost]);

  assert.equal(screen.titles().length, 1);
});

test('a cramp bears its day, unless that was the night just gone', async () => {
  const nights = [0, 1, 6].map((days) => BEGAN - days * 24 * 60 * MINUTE);
  const lefts: StoredSession[] = [];
  for (const [at, began] of nights.entries()) lefts.unshift(await leave(`${at}a`, 'cramp', began));

  const screen = await show(lefts);

  assert.deepEqual(screen.titles(), [
    'The cramp of 03:12 was never ended',
    'The cramp of Fri, Nov 20, 03:12 was never ended',
    'The cramp of Sun, Nov 15, 03:12 was never ended',
  ]);
});

test('a line leads to the question as long as one is open', async () => {
  const lefts = [
    await leave('1', 'cramp', BEGAN - 24 * 60 * MINUTE),
    await leave('2', 'cramp', BEGAN),
  ];
  const { screen, pointer } = await pointed(lefts);
  assert.match(pointer.words(), /^The cramp of 03:12 was never ended/);

  screen.tap('I do not know');
  await only('1');
  assert.match(pointer.words(), /^The cramp of Fri, Nov 20, 03:12 was never ended/);

  screen.tap('I do not know');
  await only();
  assert.equal(pointer.words(), '');
});

test('a routine that was left is closed as far as it got, without a question', async () => {
  const stored = await leave('5', 'routine', BEGAN);

  const screen = await show([stored]);
  await only();

  assert.deepEqual(screen.titles(), []);
  const run = await (await openStore()).get<'session'>(stored.session.record);
  assert.equal(run?.fields.completed_steps, 4);
});

test('a routine that stood at its last step for long has lasted until that step', async () => {
  const stored = await leave('c', 'routine', BEGAN);
  stored.elapsed = 3_600_000;

  await show([stored]);
  await only();

  const { ended_at = '' } =
    (await (await openStore()).get<'session'>(stored.session.record))?.fields ?? {};
  assert.equal(Date.parse(ended_at) - BEGAN, stored.total);
});

test('a routine that was left behind a closed gate is no routine done', async () => {
  const reason = { effect: 'block' as const, why: 'W.', instead: 'I.', instead_routine: null };
  routines.set('calf-bed-acute', { ...calf(), gates: [{ gate: 'clot_risk', ...reason }] });
  const store = await openStore();
  await store.saveProfile({ gates: { clot_risk: 'yes' } });
  const stored = await leave('8', 'routine', BEGAN);

  await show([stored]);
  await only();

  assert.equal(await store.get(stored.session.record), undefined);
});
