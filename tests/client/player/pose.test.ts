import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stillAt } from '../../../client/player/logic/pose.ts';

const still = { x: undefined, y: undefined };

test('a joint turns evenly from its first to its last angle', () => {
  const knee = { ...still, from: 'rotate(10 0 49)', to: '30' };

  assert.equal(stillAt(knee, 0.5), 'rotate(20 0 49)');
});

test('a joint passes the angles on its way, so that the feet stay where they stand', () => {
  const knee = { ...still, from: 'rotate(0 0 49)', to: '40 60 50 0' };

  assert.deepEqual(
    [0, 0.125, 0.25, 0.5, 0.75, 1].map((share) => stillAt(knee, share)),
    [0, 20, 40, 60, 50, 0].map((angle) => `rotate(${angle} 0 49)`),
  );
});

test('the whole figure moves to its last place', () => {
  const hip = { from: 'translate(-20 -97)', to: undefined, x: '-10', y: '-94.6' };

  assert.equal(stillAt(hip, 1), 'translate(-10 -94.6)');
});
