import assert from 'node:assert/strict';
import { test } from 'node:test';
import { perhapsGoneAt } from '../../../client/player/logic/gone.ts';

const MINUTE = 60_000;
const minutes = (elapsed: number, since = 0): number[] =>
  perhapsGoneAt(elapsed * MINUTE, { since: since * MINUTE }).map((at) => at / MINUTE);

test('of the first minutes each is offered that is surely over', () => {
  assert.deepEqual(minutes(1), []);
  assert.deepEqual(minutes(2.5), [1, 2]);
  assert.deepEqual(minutes(5), [1, 2, 3, 4]);
});

test('of a long night the likely ones are, and the moment since which the last thing ran', () => {
  assert.deepEqual(minutes(300), [1, 2, 5, 8]);
  assert.deepEqual(minutes(300, 3.4), [1, 2, 3, 5]);
  assert.deepEqual(minutes(6, 5.9), [1, 2, 5]);
});
