import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesDanger, understand } from '../../../client/search/logic/asked.ts';
import { wayTo } from '../../../client/search/logic/way.ts';

const words = {
  stopwords: ['the', 'is', 'a'],
  synonyms: [
    ['cramp', 'charley horse'],
    ['doctor', 'gp'],
  ],
};

test('small words and plurals do not matter', () => {
  assert.deepEqual(understand('The cramps', words), { typed: ['cramp'], alike: [] });
});

test('a name of two words means one thing', () => {
  assert.deepEqual(understand('a Charley Horse', words), {
    typed: ['charley', 'horse'],
    alike: ['cramp'],
  });
});

test('a question of small words only is looked for as it stands', () => {
  assert.deepEqual(understand('is the', words).typed, ['is', 'the']);
});

test('a sign of danger is a whole word, or a long one with one letter wrong', () => {
  assert.equal(namesDanger('my swolen leg', ['swollen']), true);
  assert.equal(namesDanger('numbers', ['numb']), false);
  assert.equal(namesDanger('jawbreaker', ['jaw']), false);
});

test('a section is found in its article', () => {
  assert.equal(wayTo({ kind: 'section', id: 'food', of: 'salts' }), '/learn/salts#food');
  assert.equal(wayTo({ kind: 'condition', id: 'lupus' }), '/medicines#lupus');
});
