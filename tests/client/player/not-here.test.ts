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

/** A phone on which a routine was asked for whose file is not here. */
const waiting = async () => {
  const night = new Night();
  const bring = night.holdBack('calf-bed-acute');
  night.player.begin('routine', calf());
  await night.settle();
  return {
    night,
    bring: async (): Promise<void> => {
      bring();
      await night.settle();
    },
  };
};

test('a routine that comes late begins when it comes, and is remembered from then on', async () => {
  const { night, bring } = await waiting();
  await night.pass(20_000);
  assert.equal(night.running().closed?.gate, null);
  assert.equal(night.disk, undefined);
  assert.deepEqual(night.fetched, ['calf-bed-acute']);

  await bring();

  assert.equal(night.running().closed, null);
  assert.equal(night.running().frame.place, 0);
  assert.deepEqual(
    night.written.map(({ what }) => what),
    ['begin'],
  );
  await night.pass(1000);
  const { disk } = night as { disk: { elapsed: number } | undefined };
  assert.ok((disk?.elapsed ?? 0) > 20_000);
});

test('whatever is pressed while it is waited for, a routine begins at its beginning', async () => {
  const stopped = await waiting();
  await stopped.night.pass(5000);
  stopped.night.player.act({ do: 'stop' });
  await stopped.night.pass(5000);
  stopped.night.player.act({ do: 'mistake' });
  await stopped.night.pass(5000);
  await stopped.bring();
  assert.equal(stopped.night.running().frame.place, 0);

  const late = await waiting();
  await late.night.pass(20_000);
  late.night.player.act({ do: 'stop' });
  await late.bring();
  assert.equal(late.night.running().frame.place, 0);
  assert.equal(late.night.running().canUndo, false);
  await late.night.pass(2000);
  late.night.player.act({ do: 'mistake' });
  assert.equal(late.night.running().frame.place, 0);
});

test('a file that could not be had is asked for again when that may help', async () => {
  const night = new Night();
  const file = night.routines.get('calf-bed-acute');
  night.routines.delete('calf-bed-acute');
  night.player.begin('routine', calf());
  await night.pass(5000);
  assert.equal(night.running().closed?.gate, null);

  if (file) night.routines.set('calf-bed-acute', file);
  night.player.setVisible(true);
  await night.settle();

  assert.equal(night.running().closed, null);
  assert.equal(night.running().frame.place, 0);
});

/** A cramp whose routine is not on the phone: the general rule is shown in its place. */
const general = async () => {
  const night = new Night();
  const bring = night.holdBack('calf-bed-acute');
  night.player.begin('cramp');
  await night.pass(20_000);
  return { night, bring };
};
const during = async (night: Night): Promise<unknown> => {
  await night.settle();
  return night.written.at(-1)?.ending?.during;
};

test('a cramp during which only the general rule was shown ended during no routine', async () => {
  const { night } = await general();

  night.player.act({ do: 'gone' });

  assert.equal(await during(night), null);
});

test('a routine that comes late is named from then on, and for no time before', async () => {
  const ends = async (elapsed: number): Promise<unknown> => {
    const { night, bring } = await general();
    bring();
    await night.pass(20_000);
    // Whatever is looked at later, what was shown before stays what it was.
    night.player.act({ do: 'panel', panel: 'partner' });
    night.player.act({ do: 'gone-at', elapsed });
    return during(night);
  };

  assert.equal(await ends(15_000), null);
  assert.deepEqual(await ends(30_000), { routine: 'calf-bed-acute', step: '2' });
});

test('what was shown is known after a crash, too, and after a tap was taken back', async () => {
  const { night, bring } = await general();
  night.player.act({ do: 'side' });
  await night.pass(2000);
  bring();
  await night.pass(1000);
  night.player.act({ do: 'undo' });
  await night.pass(2000);
  await night.crash();
  await night.pass(2000);

  night.player.act({ do: 'gone-at', elapsed: 21_000 });

  assert.equal(await during(night), null);
});
