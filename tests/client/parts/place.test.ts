import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeName } from '../../../client/parts/words.ts';

test('a cramp is named by what was told of its place, and by nothing else', () => {
  assert.equal(placeName('left', 'calf'), 'Left calf');
  assert.equal(placeName(undefined, 'calf'), 'Calf');
  assert.equal(placeName('right', undefined), 'Right leg');
  assert.equal(placeName('both', undefined), 'Both legs');
  assert.equal(placeName(undefined, undefined), 'Cramp');
});
