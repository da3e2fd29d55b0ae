import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FOR_A_DOCTOR } from '../../../client/parts/logic/gates.ts';
import { type Caution, toldTo, type Way } from '../../../client/routine/logic/told.ts';

const way = (title: string, ...closedBy: string[]): Way => ({ address: title, title, closedBy });
const caution = (gate: string, closes: boolean, instead?: Way): Caution => ({
  gate,
  closes,
  question: '',
  why: '',
  instead: '',
  way: instead,
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

test('what is for a doctor is told first and leads to the safety check, never to another routine', () => {
  for (const gate of FOR_A_DOCTOR) {
    const both = [caution('pad', true, way('stretch')), caution(gate, true)];

    const told = toldTo(both, { pad: 'yes', [gate]: 'unsure' });

    assert.deepEqual(
      told.cautions.map((each) => each.gate),
      [gate, 'pad'],
    );
    assert.deepEqual([told.doctor, told.way], [true, undefined]);
  }
});

test('another routine is offered only if no answer closes it, and else the next that is open', () => {
  const two = [
    caution('unsteady', true, way('stretch', 'pad', 'sciatica')),
    caution('pad', true, way('breath')),
  ];
  const offered = (answers: Record<string, string>) => toldTo(two, answers).way?.title;

  assert.equal(offered({ unsteady: 'yes' }), 'stretch');
  assert.equal(offered({ unsteady: 'yes', sciatica: 'unsure' }), undefined);
  assert.equal(offered({ unsteady: 'yes', pad: 'yes' }), 'breath');
});
