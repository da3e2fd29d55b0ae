import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProfileFields } from '../../../client/contract/wire.ts';
import { DRINK_GATES } from '../../../client/parts/logic/asking.ts';
import { formatAbout, readAmount } from '../../../client/parts/logic/volume.ts';
import {
  addedFor,
  adviceFor,
  aimOf,
  ownGoal,
  rangeFor,
  standingOf,
} from '../../../client/water/logic/goal.ts';

const allNo = Object.fromEntries(DRINK_GATES.map((gate) => [gate, 'no'])) as Record<string, 'no'>;
const healthy: ProfileFields = { gates: allNo };

test('no figure is shown before all five health questions are answered', () => {
  const { kidney: _, ...four } = allNo;

  assert.equal(standingOf({}).kind, 'unasked');
  assert.equal(standingOf({ gates: four }).kind, 'unasked');
  assert.equal(standingOf(healthy).kind, 'range');
});

for (const gate of DRINK_GATES) {
  for (const answer of ['yes', 'unsure'] as const) {
    test(`"${answer}" to ${gate} means no goal, even with a goal chosen before`, () => {
      const standing = standingOf({
        gates: { ...allNo, [gate]: answer },
        goal: { kind: 'own', ml: 2000 },
      });

      assert.deepEqual(standing, { kind: 'closed', why: [gate] });
      assert.equal(aimOf(standing), undefined);
    });
  }
}

test('one yes closes the goal although other questions are open', () => {
  assert.equal(standingOf({ gates: { heart: 'yes' } }).kind, 'closed');
});

test('a limit of one’s own counts whatever the answers are, and nothing aims at it', () => {
  const standing = standingOf({ gates: { kidney: 'yes' }, goal: { kind: 'limit', ml: 1200 } });

  assert.deepEqual(standing, { kind: 'limit', ml: 1200, why: ['kidney'] });
  assert.equal(aimOf(standing), undefined);
});

test('the range follows the body, and covers both where it is not said', () => {
  assert.deepEqual(rangeFor({ body: 'woman' }), { low: 1600, high: 2200 });
  assert.deepEqual(rangeFor({ body: 'man' }), { low: 2000, high: 3000 });
  assert.deepEqual(rangeFor({}), { low: 1600, high: 3000 });
});

test('pregnancy and breastfeeding raise the range, the larger of the two once', () => {
  const pregnant = { body: 'woman', gates: { pregnancy: 'yes' } } as const;

  assert.deepEqual(rangeFor(pregnant), { low: 1900, high: 2500 });
  assert.deepEqual(rangeFor({ ...pregnant, describes: ['breastfeeding'] }), {
    low: 2300,
    high: 2900,
  });
});

test('cramps never raise the range', () => {
  assert.deepEqual(
    rangeFor({ body: 'man', describes: ['cramps-often'] }),
    rangeFor({ body: 'man' }),
  );
});

test('an own goal stays inside the range, so that nobody is led past it', () => {
  const standing = standingOf({ ...healthy, body: 'woman', goal: { kind: 'own', ml: 4000 } });

  assert.equal(aimOf(standing), 2200);
});

test('whoever prefers thirst has no goal', () => {
  assert.deepEqual(standingOf({ ...healthy, goal: { kind: 'none' } }), { kind: 'thirst' });
});

test('nobody is told to drink before the questions, with a yes, or against a limit', () => {
  assert.equal(adviceFor({}).toDrink, false);
  assert.equal(adviceFor({ gates: { ...allNo, liver: 'unsure' } }).toDrink, false);
  assert.equal(adviceFor({ ...healthy, goal: { kind: 'limit', ml: 1000 } }).toDrink, false);
  assert.equal(adviceFor(healthy).toDrink, true);
});

test('salt is not mentioned to whoever must limit it, or is not sure', () => {
  assert.equal(adviceFor({ gates: { ...allNo, salt_limit: 'yes' } }).salt, false);
  assert.equal(adviceFor({ gates: { ...allNo, salt_limit: 'unsure' } }).salt, false);
  assert.equal(adviceFor(healthy).salt, true);
});

test('an athlete drinks to thirst: no range, no own goal, nothing to aim at', () => {
  const standing = standingOf({
    ...healthy,
    describes: ['athlete'],
    goal: { kind: 'own', ml: 2000 },
  });

  assert.deepEqual(standing, { kind: 'effort' });
  assert.equal(aimOf(standing), undefined);
});

test('for an athlete, too, a yes and a limit come first', () => {
  const describes = ['athlete'] as const;

  assert.equal(standingOf({ describes: [...describes], gates: { heart: 'yes' } }).kind, 'closed');
  assert.equal(
    standingOf({ ...healthy, describes: [...describes], goal: { kind: 'limit', ml: 900 } }).kind,
    'limit',
  );
});

test('what raises the range is said: a pregnancy and six weeks more, or breastfeeding', () => {
  assert.deepEqual(addedFor({ gates: { pregnancy: 'yes' } }), { ml: 300, why: 'pregnancy' });
  assert.deepEqual(addedFor({ gates: { pregnancy: 'yes' }, describes: ['breastfeeding'] }), {
    ml: 700,
    why: 'breastfeeding',
  });
  assert.equal(addedFor({ gates: { pregnancy: 'unsure' } }), undefined);
});

test('the ends of the range can be chosen as they are told in every unit, what is outside cannot', () => {
  const range = rangeFor({});
  for (const units of ['ml', 'floz', 'cups'] as const) {
    for (const ml of [range.low, range.high]) {
      const told = formatAbout(ml, units).replace(/[^\d.]/g, '');
      const read = readAmount(told, units);
      const own = 'ml' in read ? ownGoal(read.ml, range) : undefined;

      assert.ok(own !== undefined && own >= range.low && own <= range.high, `${told} ${units}`);
    }
  }
  assert.deepEqual([ownGoal(1500, range), ownGoal(3100, range)], [undefined, undefined]);
});
