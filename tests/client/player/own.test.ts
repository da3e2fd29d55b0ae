import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedBy } from '../../../client/player/logic/gates.ts';
import { planOf } from '../../../client/player/logic/plan.ts';
import { ownRoutine } from '../../../client/player/own.ts';
import { block, heat, routine, step } from './support/routines.ts';

const steps = [{ action: 'Circle the foot.', seconds: 20, repetitions: 3 }];

test('a routine of one’s own runs its steps for their time, and says them', () => {
  const own = ownRoutine('own/1', { title: 'Mine', muscle: 'foot', steps });
  const plan = planOf(own);

  assert.deepEqual([own.title, own.muscle, plan.total], ['Mine', 'foot', 60_000]);
  assert.deepEqual(
    plan.moments.map(({ step }) => step.spoken.action.text),
    ['Circle the foot.', 'Circle the foot.', 'Circle the foot.'],
  );
});

test('a routine of one’s own is closed for whom every stretch is closed', () => {
  assert.equal(closedBy(ownRoutine('own/1', { steps }), { clot_risk: 'yes' })?.gate, 'clot_risk');
});

test('what grew from a warm pack keeps its gates, its safety check, its limit and its end', () => {
  const base = heat();
  const own = ownRoutine('own/1', { based_on: base.id, steps }, base);

  assert.deepEqual([own.gates, own.contact], [base.gates, base.contact]);
  assert.equal(planOf(own).moments.find(({ waits }) => waits)?.start, 0);
  assert.equal(own.blocks[1]?.steps[0]?.contact, true);
  assert.equal(own.blocks.at(-1)?.steps[0]?.action, 'Take it off now.');
});

test('what grew from rubbing is left out until its question was answered with no', () => {
  const rub = step({ action: 'Rub.', skip_gates: ['blood_thinners'], needs_answer: true });
  const own = ownRoutine('own/1', { steps }, routine([block([rub])]));

  assert.equal(planOf(own).total, 0);
  assert.equal(planOf(own, { answers: { blood_thinners: 'no' } }).total, 60_000);
});
