import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toldTo } from '../../../client/routine/logic/told.ts';

const caution = (gate: string, closes: boolean) => ({
  gate,
  closes,
  question: '',
  why: '',
  instead: '',
  way: undefined,
});
const cautions = [caution('pad', false), caution('clot_risk', true), caution('unsteady', true)];
const gatesOf = (answers: Record<string, string>) => {
  const { closed, cautions: told } = toldTo(cautions, answers);
  return { closed, gates: told.map(({ gate }) => gate) };
};

test('who was never asked, or said no, is told nothing', () => {
  assert.deepEqual(gatesOf({}), { closed: false, gates: [] });
  assert.deepEqual(gatesOf({ clot_risk: 'no', pad: 'no' }), { closed: false, gates: [] });
});

test('not sure counts as yes', () => {
  assert.deepEqual(gatesOf({ clot_risk: 'unsure' }), { closed: true, gates: ['clot_risk'] });
});

test('what only asks for care leaves the routine open', () => {
  assert.deepEqual(gatesOf({ pad: 'yes' }), { closed: false, gates: ['pad'] });
});

test('a closed routine names all that closes it, and nothing that only asks for care', () => {
  assert.deepEqual(gatesOf({ pad: 'yes', unsteady: 'yes', clot_risk: 'yes' }), {
    closed: true,
    gates: ['clot_risk', 'unsteady'],
  });
});
