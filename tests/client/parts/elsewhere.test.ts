import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeThere } from '../../../client/parts/logic/elsewhere.ts';

/** A phone in Berlin, in the summer and in the winter of 2026. */
const BERLIN = { offset: (ms: number) => (ms < Date.parse('2026-10-25T01:00:00Z') ? 120 : 60) };

test('a time that was written in this zone stands alone, also across a change of the clocks', () => {
  assert.equal(timeThere('2026-06-10T12:01:00.000+02:00', BERLIN), '12:01');
  assert.equal(timeThere('2026-11-21T12:01:00.000+01:00', BERLIN), '12:01');
});

test('a time from another zone says which clocks it is told by', () => {
  assert.equal(timeThere('2026-06-10T13:02:00.000-07:00', BERLIN), '13:02 (UTC-7)');
  assert.equal(timeThere('2026-06-10T13:02:00.000+05:30', BERLIN), '13:02 (UTC+5:30)');
});
