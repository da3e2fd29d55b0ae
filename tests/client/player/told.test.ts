import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '../../../client/player/logic/engine.ts';
import { planOf } from '../../../client/player/logic/plan.ts';
import { tellStep } from '../../../client/player/tell.ts';
import { begun } from './support/night.ts';
import { calf } from './support/routines.ts';

test('a screen reader is told of each step once, and of nothing between', async () => {
  const night = await begun();

  await night.pass(50_000);

  assert.deepEqual(night.told, ['running 0', 'running 1', 'running 2', 'running 3']);
});

test('under Stop no step is heard, and after a mistake the one that runs', async () => {
  const night = await begun();
  await night.pass(1000);

  night.player.act({ do: 'stop' });
  await night.pass(20_000);
  assert.deepEqual(night.told, ['running 0', 'nothing']);

  night.player.act({ do: 'mistake' });
  await night.settle();
  assert.equal(night.told.length, 3);
  assert.match(String(night.told[2]), /^running/);
});

test('after the end nothing of the cramp is heard any more', async () => {
  const night = await begun();
  await night.pass(1000);

  night.player.act({ do: 'gone' });
  await night.pass(30_000);

  assert.deepEqual(night.told, ['running 0', 'nothing']);
});

/** What stands in the page for a screen reader. */
const heard = (frame: Frame | undefined): string => {
  let said = 'what was said before';
  const region = { replaceChildren: (line: { textContent: string }) => (said = line.textContent) };
  Object.assign(globalThis, {
    document: { getElementById: () => region, createElement: () => ({ textContent: '' }) },
  });
  tellStep(frame);
  Reflect.deleteProperty(globalThis, 'document');
  return said;
};

test('a step is told with its leg and its seconds; what is over is told no more', async () => {
  const { frame } = (await begun()).running();
  const [moment] = planOf(calf(), { side: 'left', cramp: true }).moments;

  assert.equal(heard(frame), 'Stay put. 10 seconds');
  assert.equal(heard({ ...frame, moment }), 'Left leg: Stay put. 10 seconds');
  assert.match(heard({ ...frame, phase: 'too-long' }), /^More than ten minutes/);
  assert.equal(heard(undefined), '');
});
