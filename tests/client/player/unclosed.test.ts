import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { openStore, ownHome } from '../../../client/foundation/records.ts';
import type { Library } from '../../../client/player/library.ts';
import { newSession } from '../../../client/player/logic/session.ts';
import { openRunning, type StoredSession } from '../../../client/player/running.ts';
import { freshIndexedDb } from '../support/browser.ts';
import { openScreen } from '../support/screen.ts';
import { calf } from './support/routines.ts';

freshIndexedDb();
const { showUnclosed } = await import('../../../client/player/view/unclosed.tsx');

const running = openRunning();
const library = { load: () => Promise.resolve(calf()) } as unknown as Library;
const MINUTE = 60_000;
const BEGAN = new Date(2026, 10, 21, 3, 12).getTime();

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
  await showUnclosed(screen.host, { left, running, library });
  return screen;
};
const endOf = async (stored: StoredSession): Promise<string | undefined> =>
  (await (await openStore()).get<'cramp'>(stored.session.record))?.fields.ended_at;
/** Writing takes a few turns of the database. */
const written = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const asked = async (): Promise<string[]> => {
  const [now, left] = [await running.load(), await running.left()];
  return [...left, ...(now ? [now] : [])].map(({ session }) => session.id);
};

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
  await written();

  assert.deepEqual(await asked(), ['1']);
  assert.equal(await endOf(first), undefined);
  screen.tap('I do not know');
  await written();
  assert.deepEqual(await asked(), []);
});

test('a cramp that got its end in the diary is not asked about', async () => {
  const stored = await leave('3', 'cramp', BEGAN);
  const ended_at = new Date(BEGAN + 2 * MINUTE).toISOString();
  await (await openStore()).put('cramp', { ended_at }, stored.session.record);

  const screen = await show([stored]);
  await written();

  assert.deepEqual(screen.titles(), []);
  assert.deepEqual(await asked(), []);
  assert.equal(await endOf(stored), ended_at);
});

test('a cramp that was deleted in the diary stays deleted, and is asked about once at most', async () => {
  const stored = await leave('4', 'cramp', BEGAN);
  await (await openStore()).remove(stored.session.record);
  const screen = await show([stored]);

  screen.tap('I do not know');
  await written();

  assert.deepEqual(screen.titles(), []);
  assert.deepEqual(await asked(), []);
});

test('a routine that was left is closed as far as it got, without a question', async () => {
  const stored = await leave('5', 'routine', BEGAN);

  const screen = await show([stored]);
  await written();

  assert.deepEqual(screen.titles(), []);
  const run = await (await openStore()).get<'session'>(stored.session.record);
  assert.equal(run?.fields.completed_steps, 4);
  assert.deepEqual(await asked(), []);
});
