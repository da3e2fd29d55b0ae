import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ACUTE, firstFor, isMuscle, otherPosture } from '../../../client/player/logic/chain.ts';
import { cautionsOf, closedBy } from '../../../client/player/logic/gates.ts';
import { offersAfter } from '../../../client/player/logic/offers.ts';
import { isDouble } from '../../../client/player/logic/taps.ts';
import { calf, heat } from './support/routines.ts';

const gate = (effect: 'block' | 'caution') => ({
  gate: 'clot_risk' as const,
  effect,
  why: 'A clot can break loose.',
  instead: 'Ask a doctor.',
  instead_routine: null,
});

test('every routine that a muscle leads to exists', () => {
  for (const id of Object.values(ACUTE).flat()) assert.ok(existsSync(`routines/${id}.yaml`), id);
});

test('a muscle that a newer app has stored is not taken for one of ours', () => {
  assert.ok(isMuscle('toes'));
  for (const name of ['elbow', 'toString', undefined]) assert.ok(!isMuscle(name), name);
});

test('a calf cramp is met lying first, standing next', () => {
  assert.equal(firstFor('calf'), 'calf-bed-acute');
  assert.equal(otherPosture('calf-bed-acute'), 'calf-stand-acute');
  assert.equal(otherPosture('calf-stand-acute'), 'calf-bed-acute');
  assert.equal(otherPosture('quad-acute'), 'quad-stand-acute');
  assert.equal(otherPosture('hamstring-acute'), 'hamstring-sit-acute');
  assert.equal(otherPosture('shin-front-acute'), undefined);
});

test('not sure counts as yes, and a question never asked leaves a stretch open', () => {
  const stretch = { ...calf(), gates: [gate('block')] };

  assert.ok(closedBy(stretch, { clot_risk: 'yes' }));
  assert.ok(closedBy(stretch, { clot_risk: 'unsure' }));
  assert.equal(closedBy(stretch, { clot_risk: 'no' }), undefined);
  assert.equal(closedBy(stretch, {}), undefined);
});

test('of several reasons the one for a doctor is told, wherever it stands', () => {
  const numb = { ...gate('block'), gate: 'reduced_feeling' as const };
  const hurt = { ...gate('block'), gate: 'fresh_injury' as const };
  const warmth = { ...heat(), gates: [numb, hurt] };

  assert.equal(closedBy(warmth, { reduced_feeling: 'yes', fresh_injury: 'yes' })?.gate, hurt.gate);
  assert.equal(closedBy(warmth, { reduced_feeling: 'yes' })?.gate, numb.gate);
});

test('a caution closes nothing', () => {
  const stretch = { ...calf(), gates: [gate('caution')] };

  assert.equal(closedBy(stretch, { clot_risk: 'yes' }), undefined);
  assert.equal(cautionsOf(stretch, { clot_risk: 'yes' }).length, 1);
  assert.deepEqual(cautionsOf(stretch, { clot_risk: 'no' }), []);
  assert.deepEqual(cautionsOf({ ...stretch, gates: [gate('block')] }, { clot_risk: 'yes' }), []);
});

test('still cramping offers what was not tried first and what is closed last', () => {
  const standing = { ...calf(), id: 'calf-stand-acute' };
  const known = new Map([standing, heat()].map((routine) => [routine.id, routine]));
  const offered = (tried: string[], closed: string[]) =>
    offersAfter(calf(), {
      tried,
      known: new Map(
        [...known].map(([id, routine]) => [
          id,
          closed.includes(id) ? { ...routine, gates: [gate('block')] } : routine,
        ]),
      ),
      answers: { clot_risk: 'yes' },
    }).map(({ routine }) => routine.id);

  assert.deepEqual(offered([], []), ['calf-stand-acute', 'recovery-heat']);
  assert.deepEqual(offered(['calf-stand-acute'], []), ['recovery-heat', 'calf-stand-acute']);
  assert.deepEqual(offered([], ['calf-stand-acute']), ['recovery-heat', 'calf-stand-acute']);
});

test('from any stretch the chain leads on to warmth, cold and touch, and offers four at most', () => {
  const known = new Map(
    ['calf-stand-acute', 'recovery-heat', 'recovery-cold', 'massage-light', 'legs-up'].map((id) => [
      id,
      { ...heat(), id, alternatives: ['legs-up'] },
    ]),
  );
  const after = (id: string, alternatives: string[]) =>
    offersAfter({ ...calf(), id, alternatives }, { tried: [id], known, answers: {} }).map(
      ({ routine }) => routine.id,
    );

  assert.deepEqual(after('calf-bed-acute', ['calf-stand-acute']), [
    'calf-stand-acute',
    'recovery-heat',
    'recovery-cold',
    'massage-light',
  ]);
  assert.deepEqual(after('recovery-heat', ['recovery-cold']), ['recovery-cold', 'massage-light']);
  assert.equal(after('x', ['calf-stand-acute', 'legs-up']).length, 4);
  for (const id of ['recovery-heat', 'recovery-cold', 'massage-light'])
    assert.ok(existsSync(`routines/${id}.yaml`), id);
});

test('what is not on this phone is not offered', () => {
  assert.deepEqual(offersAfter(calf(), { tried: [], known: new Map(), answers: {} }), []);
});

test('two taps at one place within 300 ms are one; two places are two decisions', () => {
  const tap = { at: 1000, x: 200, y: 700 };

  assert.equal(isDouble(undefined, tap), false);
  assert.equal(isDouble(tap, { at: 1299, x: 210, y: 690 }), true);
  assert.equal(isDouble(tap, { at: 1300, x: 200, y: 700 }), false);
  assert.equal(isDouble(tap, { at: 1100, x: 200, y: 600 }), false);
});

test('a tap where the cramp was just ended is no decision before it can have been read', () => {
  const tap = { at: 1000, x: 200, y: 700, ends: true };

  assert.equal(isDouble(tap, { at: 2499, x: 210, y: 690 }), true);
  assert.equal(isDouble(tap, { at: 2500, x: 200, y: 700 }), false);
  assert.equal(isDouble(tap, { at: 1300, x: 200, y: 600 }), false);
});

test('every muscle is met without getting up first', () => {
  for (const [first] of Object.values(ACUTE)) {
    const postures = /^postures: \[(.*)\]$/m.exec(readFileSync(`routines/${first}.yaml`, 'utf8'));
    assert.match(String(postures?.[1]?.split(', ')[0]), /lying|sitting/, first);
  }
});
