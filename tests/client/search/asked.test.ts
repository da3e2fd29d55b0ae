import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dangerIn, termOf, termsOf, understanding } from '../../../client/search/logic/asked.ts';
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

test('a sign of danger is noticed at the end of a long story, too', () => {
  assert.equal(dangerIn(['swollen'])(`${'it hurts and '.repeat(500)} swollen`), true);
});

test('a sign of danger is a whole word, or a long one with one letter wrong', () => {
  assert.equal(dangerIn(['swollen'])('my swolen leg'), true);
  assert.equal(dangerIn(['numb'])('numbers'), false);
  assert.equal(dangerIn(['jaw'])('jawbreaker'), false);
});

test('a sign of danger is a sign with any apostrophe, and with one that a keyboard makes of an accent', () => {
  for (const mark of ["'", '’', '‘', '´', '`', ''])
    assert.equal(dangerIn(["can't walk"])(`I can${mark}t walk`), true);
});

test('in a short sign two letters may be swapped or one be too many, and no other be meant', () => {
  const danger = dangerIn(['chest', 'swell']);
  assert.deepEqual(['chset', 'cheest', 'chess', 'well'].map(danger), [true, true, false, false]);
});

test('an everyday word is no misspelt sign of danger', () => {
  const danger = dangerIn(['fainting', 'bladder', 'stroke']);
  assert.deepEqual(['fainting', 'fanting', 'painting', 'ladder', 'strike'].map(danger), [
    true,
    true,
    false,
    false,
    false,
  ]);
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
