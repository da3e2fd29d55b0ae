import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { ownHome } from '../../../client/foundation/records.ts';
import { newSession } from '../../../client/player/logic/session.ts';
import { openRunning, type StoredSession } from '../../../client/player/running.ts';
import { freshIndexedDb } from '../support/browser.ts';

const night = (id: string, elapsed = 60_000): StoredSession => ({
  session: newSession({
    id,
    record: `record of ${id}`,
    purpose: 'cramp',
    startedAt: 1_795_000_000_000,
    muscle: 'calf',
    routine: 'calf-bed-acute',
  }),
  elapsed,
  total: 130_000,
});
const ids = (sessions: readonly StoredSession[]): string[] =>
  sessions.map(({ session }) => session.id);

freshIndexedDb();
afterEach(async () => {
  for (const id of ['first', 'second', 'third']) await openRunning().clear(id);
});
after(async () => (await ownHome()).close());

test('a new cramp puts the one that nobody ended aside, so that it can still be asked about', async () => {
  const running = openRunning();
  await running.save(night('first'));
  await running.save(night('second'));

  await running.save(night('third'));

  assert.equal((await running.load())?.session.id, 'third');
  assert.deepEqual(ids(await running.left()), ['first', 'second']);
});

test('a tap in the same session puts nothing aside', async () => {
  const running = openRunning();

  await running.save(night('first', 1000));
  await running.save(night('first', 2000));

  assert.deepEqual(await running.left(), []);
});

test('a cramp that has been ended is not asked about any more, whichever it was', async () => {
  const running = openRunning();
  for (const id of ['first', 'second', 'third']) await running.save(night(id));

  await running.clear('second');
  await running.clear('third');

  assert.equal(await running.load(), undefined);
  assert.deepEqual(ids(await running.left()), ['first']);
});

test('a beat of a session that another one has followed brings nothing back', async () => {
  const running = openRunning();
  await running.save(night('first', 1000));
  await running.save(night('second', 1000));

  assert.equal(await running.beat(night('first', 9000)), false);

  assert.equal((await running.load())?.session.id, 'second');
  assert.equal((await running.left())[0]?.elapsed, 1000);
});
