import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planOf } from '../../../client/player/logic/plan.ts';
import { begun, Night } from './support/night.ts';
import { calf } from './support/routines.ts';

const finished = async (): Promise<Night> => {
  const night = new Night();
  night.player.begin('routine', calf());
  await night.pass(1000);
  assert.equal(night.lampIsOn, true);
  await night.pass(planOf(calf(), {}).total);
  assert.equal(night.running().frame.phase, 'finished');
  return night;
};

test('after the last step of a routine the screen may go dark over whoever fell asleep', async () => {
  const night = await finished();

  assert.equal(night.lampIsOn, false);
  await night.crash();
  await night.pass(1000);
  assert.equal(night.lampIsOn, false);
});

test('a step that is done once more is seen', async () => {
  const night = await finished();

  night.player.act({ do: 'previous' });
  await night.settle();

  assert.equal(night.running().frame.phase, 'running');
  assert.equal(night.lampIsOn, true);
});

test('a cramp that is still there keeps the screen on again', async () => {
  const night = await begun();
  night.player.act({ do: 'gone' });
  night.player.act({ do: 'up' });
  await night.settle();
  assert.equal(night.lampIsOn, false);

  night.player.act({ do: 'undo' });
  await night.settle();

  assert.equal(night.lampIsOn, true);
});

test('while a cramp lasts the screen stays on, however long nobody taps', async () => {
  const night = await begun();

  await night.pass(11 * 60_000);

  assert.equal(night.running().frame.phase, 'too-long');
  assert.equal(night.lampIsOn, true);
});
