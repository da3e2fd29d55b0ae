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

/** What both windows have said since, where nothing may be said twice. */
const saidInBoth = async ({ night, other }: { night: Night; other: Player }): Promise<string[]> => {
  night.said.length = 0;
  await passInBoth(night, other, 15_000);
  return night.said.filter((text) => text !== 'beep');
};

test('of two windows on one cramp only one speaks: the newer, then the one that is tapped', async () => {
  const windows = await twoWindows();

  const byTheNewer = await saidInBoth(windows);
  windows.night.player.touch();
  const byTheTapped = await saidInBoth(windows);

  for (const said of [byTheNewer, byTheTapped]) {
    assert.ok(said.length > 0);
    assert.deepEqual(said, [...new Set(said)]);
  }
  assert.deepEqual(
    windows.night.floors.map((floor) => floor.isMine()),
    [true, false],
  );
});

test('when the window that speaks is left, the other one speaks on', async () => {
  const { night, other } = await twoWindows();
  await passInBoth(night, other, 5000);

  night.floors[1]?.leave();
  await night.pass(30_000);

  assert.equal(night.floors[0]?.isMine(), true);
  assert.ok(night.said.length > 1);
});

test('a window whose sound the browser keeps back silences no other', async () => {
  const night = await begun();
  await night.pass(2000);
  night.audioRuns = false;
  const other = await night.another();
  other.tick();
  night.audioRuns = true;

  await night.pass(30_000);

  assert.equal(night.floors[0]?.isMine(), true);
  assert.ok(night.said.length > 1);
});

test('two windows on one cramp write nothing but the time while nobody taps', async () => {
  const { night, other } = await twoWindows();
  const { session } = night.disk ?? {};

  await passInBoth(night, other, 5000);

  assert.deepEqual(night.disk?.session, session);
  assert.deepEqual(night.running().note, null);
});
