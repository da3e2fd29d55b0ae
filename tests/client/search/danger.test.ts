import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dangerIn, type Signs } from '../../../client/search/logic/danger.ts';

const NONE: Signs = { danger: [], together: [], harmless: [], calm: [], lookalikes: [] };
const alone = (danger: string[], lookalikes: string[] = []) => {
  const notice = dangerIn({ ...NONE, danger, lookalikes });
  return (text: string): boolean => notice(text).urgent;
};

const WARM_LEG = {
  words: [
    ['leg', 'calf', 'thigh'],
    ['hot', 'purple'],
  ],
  within: 4,
  needs_call: false,
};
const together = (changed: Partial<Signs> = {}) => {
  const notice = dangerIn({ ...NONE, together: [WARM_LEG], ...changed });
  return (text: string): boolean => notice(text).urgent;
};

test('a sign of danger is noticed at the end of a long story, too', () => {
  assert.equal(alone(['swollen'])(`${'it hurts and '.repeat(500)} swollen`), true);
});

test('a sign of danger is a whole word, or a long one with one letter wrong', () => {
  assert.equal(alone(['swollen'])('my swolen leg'), true);
  assert.equal(alone(['numb'])('numbers'), false);
  assert.equal(alone(['jaw'])('jawbreaker'), false);
});

test('a sign of danger is a sign with any apostrophe, and with one that a keyboard makes of an accent', () => {
  for (const mark of ["'", '’', '‘', '´', '`', ''])
    assert.equal(alone(["can't walk"])(`I can${mark}t walk`), true);
});

test('in a short sign two letters may be swapped or one be too many, and no other be meant', () => {
  const danger = alone(['chest', 'swell']);
  assert.deepEqual(['chset', 'cheest', 'chess', 'well'].map(danger), [true, true, false, false]);
});

test('an everyday word is no misspelt sign of danger', () => {
  const danger = alone(['fainting', 'bladder', 'stroke'], 'ladder, painting, strike'.split(', '));
  assert.deepEqual(['fainting', 'fanting', 'painting', 'ladder', 'strike'].map(danger), [
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('words that are a sign together are one in any order and with others between', () => {
  const texts = ['hot calf', 'my calf is so very hot', 'hot and hard leg', 'hot', 'calf and leg'];
  assert.deepEqual(texts.map(together()), [true, true, true, false, false]);
});

test('words far from each other are no sign', () => {
  assert.equal(together()('leg one two three hot'), true);
  assert.equal(together()('leg one two three four hot'), false);
});

test('a letter is forgiven in words that are a sign together, too', () => {
  assert.deepEqual(['thihg puprle', 'calves hot', 'calm hot'].map(together()), [true, true, false]);
});

test('what is told of a bath is not told of the leg, and the leg may still be hot', () => {
  const notice = together({
    harmless: [
      [
        ['hot', 'cold'],
        ['bath', 'water bottle'],
      ],
    ],
  });
  const texts = [
    'hot bath for my calf',
    'calf on a hot water bottle',
    'after a hot bath my leg is hot',
  ];
  assert.deepEqual(texts.map(notice), [false, false, true]);
});

test('a pause parts what would be harmless together', () => {
  const notice = together({ harmless: [[['hot'], ['bath']]] });
  assert.deepEqual(['my leg is hot, bath or not?', 'leg: hot bath'].map(notice), [true, false]);
});

test('an amount is a sign from its least on, as a number or in words', () => {
  const amount = { least: 10, counted: ['minute', 'min'], told: ['half an hour'] };
  const sign = { words: [['cramp']], amount, within: 6, needs_call: false };
  const notice = together({ together: [sign] });
  const far = ['cramp 10 minutes', '25min cramp', 'cramp for half an hour', 'a 20-minute cramp'];
  const near = ['cramp 9 minutes', 'cramp', '20 cramps a minute', '20 minutes', 'cramp 20 weeks'];
  assert.deepEqual(far.map(notice), [true, true, true, true]);
  assert.deepEqual(near.map(notice), [false, false, false, false, false]);
});

test('who is to call is told so, whatever else is asked', () => {
  const sign = { words: [['overdose']], within: 1, needs_call: true };
  const notice = dangerIn({ ...NONE, together: [WARM_LEG, sign] });
  assert.deepEqual(notice('hot leg after an overdose'), { urgent: true, needsCall: true });
  assert.deepEqual(notice('hot leg'), { urgent: true, needsCall: false });
});
