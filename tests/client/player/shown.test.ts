import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goesOnAt, newSession, type Session } from '../../../client/player/logic/session.ts';
import { begun } from './support/night.ts';

test('while the disk takes everything, nothing else is said', async () => {
  const night = await begun();
  await night.pass(2000);

  assert.equal(night.running().note, null);
});

test('what is to be done stands there from the first moment', async () => {
  const night = await begun();

  assert.ok((night.running().caption ?? '').length > 0);
});

test('a cramp goes on wherever the app is opened, a routine on its own page only', () => {
  const session = (purpose: Session['purpose']): Session =>
    newSession({
      ...{ id: 'run', record: 'record', purpose, startedAt: 0 },
      ...{ muscle: 'calf', routine: 'calf-daily' },
    });

  assert.deepEqual(
    [undefined, 'calf-daily', 'thigh-daily'].map((own) => goesOnAt(session('cramp'), own)),
    [true, true, true],
  );
  assert.deepEqual(
    [undefined, 'calf-daily', 'thigh-daily'].map((own) => goesOnAt(session('routine'), own)),
    [false, true, false],
  );
});
