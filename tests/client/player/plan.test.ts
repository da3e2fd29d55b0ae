import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planOf } from '../../../client/player/logic/plan.ts';
import type { Answers, Side, Step } from '../../../client/player/logic/routine.ts';
import { block, calf, line, routine, step } from './support/routines.ts';

const anyStep: fc.Arbitrary<Step> = fc
  .record({
    kind: fc.constantFrom('hold' as const, 'rest' as const, 'move' as const),
    seconds: fc.integer({ min: 1, max: 60 }),
    lead_in: fc.integer({ min: 0, max: 20 }),
  })
  .map(step);
const anyRoutine = fc
  .array(
    fc.tuple(
      fc.array(anyStep, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('one' as const, 'each' as const, 'alternate' as const),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((blocks) =>
    routine(
      blocks.map(([steps, repetitions, sides]) => block(steps, { repetitions, sides })),
      { sides: 'both' },
    ),
  );

const isWork = ({ kind }: { kind: string }): boolean =>
  kind !== 'lead-in' && kind !== 'change-over';

test('moments follow one another without gap and end with the plan', () => {
  fc.assert(
    fc.property(anyRoutine, (any) => {
      const { moments, total } = planOf(any);
      moments.forEach(({ start }, at) => {
        assert.equal(start, at === 0 ? 0 : moments[at - 1]?.end);
      });
      assert.equal(total, moments.at(-1)?.end);
    }),
  );
});

test('the legs take turns in each round, or one does all its rounds before the other', () => {
  const legs = (sides: 'each' | 'alternate'): (Side | null)[] => {
    const rounds = block([step()], { repetitions: 2, sides });
    const { moments } = planOf(routine([rounds], { sides: 'both' }));
    return moments.filter(isWork).map(({ side }) => side);
  };

  assert.deepEqual(legs('each'), ['left', 'left', 'right', 'right']);
  assert.deepEqual(legs('alternate'), ['left', 'right', 'left', 'right']);
});

test('only the first step on the other leg is a change of legs', () => {
  const two = block([step({ id: '1' }), step({ id: '2', lead_in: 3 })], { sides: 'alternate' });
  const { moments } = planOf(routine([two], { sides: 'both' }));

  assert.deepEqual(
    moments.map(({ kind, side, step: { id } }) => `${side} ${id} ${kind}`),
    [
      ...['left 1 hold', 'left 2 lead-in', 'left 2 hold'],
      ...['right 1 change-over', 'right 1 hold', 'right 2 lead-in', 'right 2 hold'],
    ],
  );
});

test('both legs get two equal halves', () => {
  fc.assert(
    fc.property(anyRoutine, (any) => {
      const { moments } = planOf(any);
      const spent = (side: Side): number =>
        moments
          .filter((moment) => moment.side === side && isWork(moment))
          .reduce((sum, { start, end }) => sum + end - start, 0);
      assert.equal(spent('left'), spent('right'));
    }),
  );
});

test('a change of leg takes five to ten seconds and never eats the hold', () => {
  fc.assert(
    fc.property(anyRoutine, (any) => {
      const { moments } = planOf(any);
      for (const moment of moments) {
        const length = (moment.end - moment.start) / 1000;
        if (moment.kind === 'change-over') assert.ok(length >= 5 && length <= 10);
        else if (isWork(moment)) assert.equal(length, moment.step.seconds);
      }
    }),
  );
});

test('between two legs of a block there is always a change-over', () => {
  fc.assert(
    fc.property(anyRoutine, (any) => {
      const { moments } = planOf(any);
      moments.forEach((moment, at) => {
        const before = moments[at - 1];
        if (before?.side && moment.side && before.side !== moment.side) {
          const sameBlock = any.blocks.some(
            ({ steps }) => steps.includes(before.step) && steps.includes(moment.step),
          );
          if (sameBlock) assert.equal(moment.kind, 'change-over');
        }
      });
    }),
  );
});

test('getting into position is extra time, once for a leg', () => {
  const plan = planOf(calf());

  assert.equal(plan.total, 135_000);
  assert.equal(plan.moments.filter(({ kind }) => kind === 'lead-in').length, 1);
});

test('the leg that cramps comes first when both are stretched', () => {
  const both = routine([block([step()], { sides: 'each' })], { sides: 'both' });

  assert.deepEqual(
    planOf(both, { side: 'right' }).moments.map(({ side }) => side),
    ['right', 'left', 'left'],
  );
});

test('a step for which a gate was answered with yes or unsure is left out', () => {
  const rub = step({ id: '9', kind: 'move', skip_gates: ['pregnancy'] });
  const some = routine([block([step(), rub])]);
  const ids = (answer?: 'yes' | 'no' | 'unsure'): string[] =>
    planOf(some, { answers: answer ? { pregnancy: answer } : {} }).moments.map((m) => m.step.id);

  assert.deepEqual(ids('yes'), ['1']);
  assert.deepEqual(ids('unsure'), ['1']);
  assert.deepEqual(ids('no'), ['1', '9']);
  assert.deepEqual(ids(), ['1', '9']);
});

test('rubbing is left out until its gate was answered with no', () => {
  const rub = step({ id: '9', kind: 'move', skip_gates: ['clot_risk'], needs_answer: true });
  const some = routine([block([step(), rub])]);

  assert.equal(planOf(some).moments.length, 1);
  assert.equal(planOf(some, { answers: { clot_risk: 'no' } }).moments.length, 2);
});

test('a word that is not for this person is left unsaid', () => {
  const cue = { at: 5, line: line('Drink a little salt.'), skip_gates: ['salt_limit' as const] };
  const some = routine([block([step({ cues: [cue] })])]);
  const said = (answers: Answers): number =>
    planOf(some, { answers }).moments[0]?.step.cues.length ?? 0;

  assert.equal(said({ salt_limit: 'yes' }), 0);
  assert.equal(said({ salt_limit: 'no' }), 1);
  assert.equal(said({}), 1);
});
