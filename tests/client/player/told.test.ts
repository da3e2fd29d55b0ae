import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '../../../client/player/logic/engine.ts';
import { planOf } from '../../../client/player/logic/plan.ts';
import type { RoutineGate } from '../../../client/player/logic/routine.ts';
import { tellStep } from '../../../client/player/tell.ts';
import { begun, Night } from './support/night.ts';
import { seen, title } from './support/panels.ts';
import { calf, line } from './support/routines.ts';

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
const heard = (frame: Frame | undefined, before?: Frame): string => {
  let said = 'what was said before';
  const region = { replaceChildren: (line: { textContent: string }) => (said = line.textContent) };
  Object.assign(globalThis, {
    document: { getElementById: () => region, createElement: () => ({ textContent: '' }) },
  });
  tellStep(frame, before);
  Reflect.deleteProperty(globalThis, 'document');
  return said;
};
const allHeard = ({ tellings }: Night): string[] => tellings.map((telling) => heard(...telling));

test('a step is told with its leg and its seconds; what is over is told no more', async () => {
  const { frame } = (await begun()).running();
  const [moment] = planOf(calf(), { side: 'left', cramp: true }).moments;

  assert.equal(heard(frame), 'Stay put. 10 seconds');
  assert.equal(heard({ ...frame, moment }), 'Left leg: Stay put. 10 seconds');
  assert.equal(heard(undefined), '');
});

test('getting there is told apart from the step, whose words are told once', async () => {
  const night = await begun();

  await night.pass(50_000);

  assert.deepEqual(allHeard(night), [
    'Stay put. 10 seconds',
    'Draw the foot back. To get there: 5 seconds',
    'Now 30 seconds',
    'Let go slowly. 10 seconds',
  ]);
});

test('a question in the place of the step is read by its title alone, which takes the focus', async () => {
  const night = await begun();

  await night.pass(9 * 60_000);

  assert.equal(night.running().frame.phase, 'asking');
  assert.equal(allHeard(night).at(-1), '');
  assert.ok(seen(night).some(({ text, focus }) => text === 'Still cramping?' && focus));
});

/** Eleven minutes of cramp, in whose middle the stretch was begun anew. */
const pastTen = async (night: Night): Promise<void> => {
  await night.pass(9 * 60_000 + 45_000);
  night.player.act({ do: 'again' });
  await night.pass(90_000);
};

test('after ten minutes the urgent line is told once, by its title, and then each step of the stretch that goes on', async () => {
  const night = await begun();

  await pastTen(night);

  const late = night.tellings.findIndex(([frame]) => frame?.phase === 'too-long');
  const [urgent, ...steps] = allHeard(night).slice(late);
  assert.equal(urgent, '');
  assert.ok(seen(night).some(({ type, focus }) => type === 'h1' && focus));
  assert.deepEqual(steps.slice(0, 2), [
    'Let go slowly. 10 seconds',
    'Draw the foot back. 30 seconds',
  ]);
});

test('of a stretch that is not for this person no step is told, before and after ten minutes', async () => {
  const night = new Night();
  const why = {
    gate: 'sciatica',
    effect: 'block',
    why: 'W.',
    instead: 'I.',
    instead_routine: null,
  };
  for (const [id, each] of night.routines)
    night.routines.set(id, { ...each, gates: [why as RoutineGate] });
  night.player.meet({ answers: { sciatica: 'yes' }, muscle: 'calf' });
  night.player.begin('cramp');
  await night.settle();

  await pastTen(night);

  assert.deepEqual(allHeard(night), []);
  assert.match(String(title(night)), /^More than ten minutes/);
});

test('while a helper reads, the helper is told, and then the person again', async () => {
  const night = new Night();
  const each = calf();
  const blocks = each.blocks.map((block) => ({
    ...block,
    steps: block.steps.map((step) => ({ ...step, partner: line(`Help: ${step.action}`) })),
  }));
  night.routines.set(each.id, { ...each, blocks });
  night.player.begin('cramp');
  await night.settle();

  night.player.act({ do: 'panel', panel: 'partner' });
  await night.pass(11_000);
  night.player.act({ do: 'panel', panel: null });

  assert.deepEqual(allHeard(night), [
    'Stay put. 10 seconds',
    'Help: Stay put. 10 seconds',
    'Help: Draw the foot back. To get there: 5 seconds',
    'Draw the foot back. To get there: 4 seconds',
  ]);
});
