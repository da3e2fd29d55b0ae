import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lengthText } from '../../../client/diary/view/words.ts';

test('how long a cramp took is told in minutes and seconds, and in minutes alone when it was long', () => {
  assert.equal(lengthText(40), '40 s');
  assert.equal(lengthText(180), '3 min');
  assert.equal(lengthText(200), '3 min 20 s');
  assert.equal(lengthText(599), '9 min 59 s');
  assert.equal(lengthText(725), '12 min');
});
