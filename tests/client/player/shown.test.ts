import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goesOnAt, newSession, type Session } from '../../../client/player/logic/session.ts';
import { begun, Night } from './support/night.ts';

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

test('a tap that changes nothing takes nobody the tap that can be undone', async () => {
  const night = await begun();
  night.player.act({ do: 'muscle', muscle: 'calf' });
  assert.equal(night.running().canUndo, false);
  night.player.act({ do: 'side' });
  night.player.act({ do: 'muscle', muscle: 'calf' });

  night.player.act({ do: 'undo' });

  assert.equal(night.session().side, null);
});

test('after the end no step is said any more, whatever has not come by then', async () => {
  const night = new Night();
  night.phrases = {};
  night.player.begin('cramp');
  await night.pass(1000);
  night.player.act({ do: 'gone' });
  const before = [...night.said];

  await night.pass(60_000);

  assert.ok(before.length > 0);
  assert.deepEqual(night.said, before);
});

test('who opens the app anew long after the ten minutes is asked first', async () => {
  const night = await begun();
  await night.pass(2000);
  const before = night.disk;
  night.wall += 17 * 60_000;

  await night.crash();

  assert.ok(before);
  assert.equal(night.running().frame.phase, 'asking');
});

test('another muscle ends a pause', async () => {
  const night = await begun();
  night.player.act({ do: 'pause' });
  await night.pass(1000);

  night.player.act({ do: 'muscle', muscle: 'shin' });

  assert.equal(night.running().frame.paused, false);
});

test('whoever was quieted stays quiet through a crash', async () => {
  const night = await begun();
  night.player.act({ do: 'mute' });
  await night.pass(3000);

  await night.crash();

  assert.equal(night.running().sound, 'muted');
  assert.equal(night.voiceIsMuted, true);
});
