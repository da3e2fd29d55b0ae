import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Player } from '../../../client/player/player.ts';
import { begun, type Night } from './support/night.ts';

/** Time goes on in both windows. */
const passInBoth = async (night: Night, other: Player, millis: number): Promise<void> => {
  for (let passed = 0; passed < millis; passed += 200) {
    await night.pass(200);
    other.tick();
    await night.settle();
  }
};
const twoWindows = async (): Promise<{ night: Night; other: Player }> => {
  const night = await begun();
  await night.pass(2000);
  const other = await night.another();
  await passInBoth(night, other, 2000);
  return { night, other };
};
const sideIn = (player: Player): unknown => {
  const shown = player.look();
  return shown.at === 'on' ? shown.session.side : shown.at;
};

test('of two windows on one cramp, each goes on with what was tapped in the other', async () => {
  const { night, other } = await twoWindows();

  other.act({ do: 'side' });
  await passInBoth(night, other, 2000);

  const sides = [sideIn(night.player), sideIn(other), night.disk?.session.side];
  assert.deepEqual(sides, ['right', 'right', 'right']);
  night.player.act({ do: 'stop' });
  await passInBoth(night, other, 2000);
  const shown = other.look();
  assert.equal(shown.at === 'on' && shown.panel, 'emergency');
});

test('who quiets one window is not talked to by the other', async () => {
  const { night, other } = await twoWindows();

  other.act({ do: 'mute' });
  await passInBoth(night, other, 2000);

  assert.deepEqual([night.running().sound, night.disk?.muted], ['muted', true]);
});

test('two windows on one cramp write nothing but the time while nobody taps', async () => {
  const { night, other } = await twoWindows();
  const { session } = night.disk ?? {};

  await passInBoth(night, other, 5000);

  assert.deepEqual(night.disk?.session, session);
  assert.deepEqual(night.running().note, null);
});
