import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBare, secondsOf, timeTrouble } from '../../../client/diary/logic/cramp.ts';

const START = '2026-11-21T03:12:00+01:00';
const NOW = Date.parse('2026-11-21T09:00:00+01:00');
const ended = (ended_at: string | undefined, started_at: string | undefined = START) =>
  timeTrouble({ started_at, ended_at }, NOW);

test('how long a cramp lasted is known only with both of its ends', () => {
  assert.equal(secondsOf({ started_at: START, ended_at: '2026-11-21T03:14:05+01:00' }), 125);
  assert.equal(secondsOf({ started_at: START }), undefined);
  assert.equal(secondsOf({ started_at: START, ended_at: '2026-11-21T03:00:00+01:00' }), undefined);
});

test('a length is right across a change of the clocks', () => {
  const [started_at, ended_at] = ['2026-10-25T02:59:00+02:00', '2026-10-25T02:01:00+01:00'];

  assert.equal(secondsOf({ started_at, ended_at }), 120);
});

test('a cramp is bare until pain or sleep has been answered, zero is an answer', () => {
  assert.equal(isBare({ started_at: START, side: 'left' }), true);
  assert.equal(isBare({ started_at: START, intensity: 0 }), false);
  assert.equal(isBare({ started_at: START, sleep_disturbance: 3 }), false);
});

test('a form with sound times may be saved, also without an end', () => {
  assert.equal(ended('2026-11-21T03:15:00+01:00'), undefined);
  assert.equal(ended(undefined), undefined);
});

test('an end before the beginning, a day in the future and a cramp of days are asked about', () => {
  assert.equal(ended('2026-11-21T03:11:00+01:00'), 'end-before-start');
  assert.equal(ended('2026-11-21T10:00:00+01:00'), 'end-in-future');
  assert.equal(ended(undefined, '2026-11-22T03:12:00+01:00'), 'in-future');
  assert.equal(ended('2026-11-21T03:12:00+01:00', '2026-11-19T03:12:00+01:00'), 'too-long');
});

test('a cramp of less than a minute, or one that has just ended, may be saved', () => {
  assert.equal(ended(START), undefined);
  assert.equal(secondsOf({ started_at: START, ended_at: START }), 0);
  assert.equal(ended('2026-11-21T09:00:30+01:00'), undefined);
  assert.equal(ended(undefined, '2026-11-21T09:00:30+01:00'), undefined);
});

test('a cramp needs a beginning', () => {
  assert.equal(timeTrouble({ started_at: undefined, ended_at: START }, NOW), 'start-missing');
});
