import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '../../../client/parts/logic/gates.ts';
import { rounded, timedFor } from '../../../client/routine/logic/takes.ts';

const GATES = ['pad', 'unsteady'];
/** Two minutes, and a half less for each answer that leaves steps out; silence leaves out all. */
const secondsFor = (answers: Answers): number =>
  GATES.reduce((left, gate) => (answers[gate] === 'no' ? left : left - 30), 120);
const told = (answers: Answers) => timedFor(answers, GATES, secondsFor);

test('a short routine is told in tens of seconds, one of two minutes and more in whole minutes', () => {
  assert.deepEqual(
    [64, 65, 114, 115, 149, 150].map((seconds) => Object.values(rounded(seconds)).join(' ')),
    ['seconds 60', 'seconds 70', 'seconds 110', 'minutes 2', 'minutes 2', 'minutes 3'],
  );
});

test('a routine is told whole to whoever may do all of it', () => {
  assert.deepEqual(told({ pad: 'no', unsteady: 'no' }), { seconds: 120, without: 'nothing' });
});

test('what an answer leaves out is told apart from what waits for an answer', () => {
  assert.deepEqual(told({ pad: 'yes', unsteady: 'no' }), { seconds: 90, without: 'answered' });
  assert.deepEqual(told({ pad: 'yes' }), { seconds: 60, without: 'unanswered' });
  assert.deepEqual(told({}), { seconds: 60, without: 'unanswered' });
});
