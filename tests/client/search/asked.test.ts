import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termOf, termsOf, understanding } from '../../../client/search/logic/asked.ts';
import { wayTo } from '../../../client/search/logic/way.ts';

const words = {
  stopwords: ['the', 'is', 'a'],
  synonyms: [
    ['cramp', 'charley horse'],
    ['doctor', 'gp'],
  ],
};
const understand = understanding(words);

test('small words and plurals do not matter', () => {
  assert.deepEqual(understand('The cramps'), { typed: ['cramp'], alike: [] });
});

test('a name of two words means one thing', () => {
  assert.deepEqual(understand('a Charley Horse'), {
    typed: ['charley', 'horse'],
    alike: ['cramp'],
  });
});

test('a question of small words only is looked for as it stands', () => {
  assert.deepEqual(understand('is the').typed, ['is', 'the']);
});

test('a word that is said twice is looked for once', () => {
  assert.deepEqual(understand('cramp cramps cramp').typed, ['cramp']);
});

for (const [many, one] of [
  ['calves', 'calf'],
  ['stretches', 'stretch'],
  ['arteries', 'artery'],
  ['toes', 'toe'],
  ['headaches', 'headache'],
  ['nerves', 'nerve'],
  ['muscles', 'muscle'],
  ['calories', 'calorie'],
  ['doses', 'dose'],
] as const) {
  test(`"${many}" is the same as "${one}"`, () => {
    assert.equal(termOf(many), termOf(one));
    assert.deepEqual(termsOf(many), termsOf(one));
  });
}

test('a section is found in its article', () => {
  assert.equal(wayTo({ kind: 'section', id: 'food', of: 'salts' }), '/learn/salts#food');
  assert.equal(wayTo({ kind: 'condition', id: 'lupus' }), '/medicines#lupus');
});
