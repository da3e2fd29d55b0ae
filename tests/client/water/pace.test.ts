import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evenPace, fill, minuteOf, shareBy } from '../../../client/water/logic/pace.ts';

const DAY = { wake: '07:00', bedtime: '23:00' };

test('the pace begins at waking and is complete two hours before bed', () => {
  assert.equal(shareBy(minuteOf('07:00'), DAY), 0);
  assert.equal(shareBy(minuteOf('14:00'), DAY), 0.5);
  assert.equal(shareBy(minuteOf('21:00'), DAY), 1);
});

test('nothing is expected before waking, and no more than all of it at night', () => {
  assert.equal(shareBy(minuteOf('05:00'), DAY), 0);
  assert.equal(shareBy(minuteOf('23:59'), DAY), 1);
});

test('the day of somebody who goes to bed after midnight goes on after midnight', () => {
  const late = { wake: '10:00', bedtime: '03:00' };

  assert.equal(shareBy(minuteOf('00:30'), late), 14.5 / 15);
  assert.equal(shareBy(minuteOf('04:00'), late), 0);
});

test('the pace is told to the nearest 50 ml', () => {
  assert.equal(evenPace(1600, minuteOf('10:00'), DAY), 350);
});

test('the bar is never more than full, and empty where there is nothing to fill', () => {
  assert.equal(fill(2500, 2000), 1);
  assert.equal(fill(500, 2000), 0.25);
  assert.equal(fill(500, 0), 0);
});
