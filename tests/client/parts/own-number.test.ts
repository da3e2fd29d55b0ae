import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberOf } from '../../../client/parts/own-number.ts';

test("the person's own emergency number comes first, and the phone gets only what it can dial", () => {
  assert.deepEqual(numberOf('+49 (116) 117'), {
    shown: '+49 (116) 117',
    href: 'tel:+49116117',
    own: true,
  });
});

test('without one it is 112, and not called their own', () => {
  for (const told of [undefined, '', ' ', 'none']) {
    assert.deepEqual(numberOf(told), { shown: '112', href: 'tel:112', own: false });
  }
});
