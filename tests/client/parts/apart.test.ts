import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apart } from '../../../client/parts/logic/apart.ts';

const [FIRST_STRONG, END] = ['\u2068', '\u2069'];

test('a name that is read from the right stays in its place in a sentence', () => {
  for (const name of ['\u05de\u05e8\u05d9\u05dd', '\u0643\u0631\u064a\u0645', 'phone\u202e'])
    assert.equal(apart(name), `${FIRST_STRONG}${name}${END}`);
});

test('any other name stands as it is', () => {
  for (const name of ['Zo\u00eb\u2019s phone', '\u{1f9b5}', '250 ml', ''])
    assert.equal(apart(name), name);
});
