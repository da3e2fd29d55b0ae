import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatTotal, measuresOf, stepOf } from '../../../client/parts/logic/volume.ts';

test('a glass of nothing is the usual glass of the unit', () => {
  assert.equal(measuresOf({ glass_ml: 0 }).glassMl, 250);
  assert.equal(measuresOf({ glass_ml: 0, units: 'floz' }).glassMl, 237);
  assert.equal(measuresOf({ glass_ml: 1 }).glassMl, 1);
});

test('a sum is told in millilitres, quarters of a cup, halves of an ounce, from a pint on in whole ones', () => {
  assert.equal(formatTotal(1234, 'ml'), '1,234 ml');
  assert.equal(formatTotal(500, 'cups'), '2 cups');
  assert.equal(formatTotal(540, 'cups'), '2.25 cups');
  assert.equal(formatTotal(458, 'floz'), '15.5 fl oz');
  assert.equal(formatTotal(489, 'floz'), '17 fl oz');
});

test('a sip is told as it is, not as nothing', () => {
  assert.equal(formatTotal(5, 'floz'), '0.2 fl oz');
});

test('a field goes up by what can be seen in its unit', () => {
  assert.deepEqual([stepOf('ml'), stepOf('floz'), stepOf('cups')], [1, 0.1, 0.01]);
});
