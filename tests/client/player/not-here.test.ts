import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h, render } from 'preact';
import type { Running } from '../../../client/player/logic/actions.ts';
import type { Aside } from '../../../client/player/view/button.tsx';
import { openScreen } from '../support/screen.ts';
import { Night } from './support/night.ts';
import { calf, heat } from './support/routines.ts';

const { Screen } = await import('../../../client/player/view/screen.tsx');

/** What stands on the first screen, before the rest of the code has come. */
const wordsOf = (shown: Running): string => {
  const screen = openScreen();
  const given = { shown, act: () => undefined, later: undefined, aside: {} as Aside };
  render(h(Screen, given), screen.host);
  return screen.words();
};

test('a routine that is not on the phone is not guessed at: it can be left, and nothing of it is kept', async () => {
  const night = new Night();
  night.holdBack(heat().id);
  night.player.begin('routine', heat());
  await night.settle();

  assert.equal(night.running().closed?.gate, null);
  assert.deepEqual(night.said, []);
  const words = wordsOf(night.running());
  assert.match(words, /could not be loaded.*Stop.*End$/);
  assert.doesNotMatch(words, /lengthen/);
  night.player.act({ do: 'finish' });
  await night.settle();

  assert.deepEqual(
    night.written.map(({ what }) => what),
    ['drop'],
  );
});

test('a routine that comes late begins when it comes', async () => {
  const night = new Night();
  const bring = night.holdBack('calf-bed-acute');
  night.player.begin('routine', calf());
  await night.settle();
  await night.pass(20_000);
  assert.equal(night.running().closed?.gate, null);

  bring();
  await night.settle();

  assert.equal(night.running().closed, null);
  assert.equal(night.running().frame.place, 0);
});
