import assert from 'node:assert/strict';
import { test } from 'node:test';
import { landingOn } from '../../../client/diary/logic/jump.ts';

const DATES = ['2026-11-20', '2026-11-18', '2025-10-01'];

test('a date leads to its night, else to the nearest before it, else to the first', () => {
  assert.deepEqual(landingOn(DATES, '2026-11-18'), { at: 1, as: 'itself' });
  assert.deepEqual(landingOn(DATES, '2026-11-19'), { at: 1, as: 'before' });
  assert.deepEqual(landingOn(DATES, '2027-01-01'), { at: 0, as: 'before' });
  assert.deepEqual(landingOn(DATES, '2020-01-01'), { at: 2, as: 'first' });
  assert.equal(landingOn([], '2026-11-18'), undefined);
});
