import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { ownHome } from '../../../client/foundation/records.ts';
import { newSession } from '../../../client/player/logic/session.ts';
import { type Found, openRunning, type StoredSession } from '../../../client/player/running.ts';
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

  assert.equal((await running.read()).running?.session.id, 'third');
  assert.deepEqual(ids((await running.read()).left), ['first', 'second']);
});

test('a tap in the same session puts nothing aside', async () => {
  const running = openRunning();

  await running.save(night('first', 1000));
  await running.save(night('first', 2000));

  assert.deepEqual((await running.read()).left, []);
});

test('a cramp that has been ended is not asked about any more, whichever it was', async () => {
  const running = openRunning();
  for (const id of ['first', 'second', 'third']) await running.save(night(id));

  await running.clear('second');
  await running.clear('third');

  assert.equal((await running.read()).running, undefined);
  assert.deepEqual(ids((await running.read()).left), ['first']);
});

test('an end of one that another has followed leaves the one that runs', async () => {
  const running = openRunning();
  for (const id of ['first', 'second']) await running.save(night(id));

  await running.clear('first');

  assert.equal((await running.read()).running?.session.id, 'second');
});

test('a beat remembers the time, so that a crash costs no more than what came after it', async () => {
  const running = openRunning();
  await running.save(night('first', 1000));

  assert.equal(await running.beat(night('first', 2000), night('first', 1000)), undefined);

  assert.equal((await running.read()).running?.elapsed, 2000);
});

test('a beat leaves what another window has tapped, and tells of it', async () => {
  const running = openRunning();
  const knew = night('first', 1000);
  const tapped = { ...night('first', 1500), muted: true };
  await running.save(tapped);

  assert.deepEqual(await running.beat(night('first', 2000), knew), tapped);

  assert.deepEqual((await running.read()).running, tapped);
});

test('a beat of a session that another one has followed brings nothing back', async () => {
  const running = openRunning();
  await running.save(night('first', 1000));
  await running.save(night('second', 1000));

  assert.equal(await running.beat(night('first', 9000), night('first', 1000)), null);

  assert.equal((await running.read()).running?.session.id, 'second');
  assert.equal((await running.read()).left[0]?.elapsed, 1000);
});

test('a look at the disk while a new cramp begins finds each cramp once', async () => {
  const running = openRunning();
  await running.save(night('first'));
  const looks = [running.read(), running.save(night('second')), running.read()] as const;

  const [before, , after] = await Promise.all(looks);

  const all = ({ running: now, left }: Found) => ids([...left, ...(now ? [now] : [])]);
  assert.deepEqual([all(before), all(after)], [['first'], ['first', 'second']]);
});
