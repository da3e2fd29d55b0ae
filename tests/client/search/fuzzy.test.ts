import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, lookUp, mistakes } from '../../../client/search/logic/fuzzy.ts';

const shelf = [
  { id: 'statins', names: ['atorvastatin', 'simvastatin', 'Lipitor', 'Zocor'] },
  { id: 'loop', names: ['furosemide', 'Lasix'] },
  { id: 'reliever', names: ['salbutamol', 'albuterol', 'Ventolin'] },
  { id: 'estrogens', names: ['conjugated estrogens', 'Premarin'] },
  { id: 'iron', names: ['iron sucrose', 'Venofer'] },
  { id: 'vitamin-e', names: ['vitamin e'] },
];
const ids = (text: string): string[] => lookUp(text, shelf).map(({ entry }) => entry.id);

test('a generic name and a brand lead to the same medicine', () => {
  assert.deepEqual(ids('atorvastatin'), ['statins']);
  assert.deepEqual(ids('LIPITOR'), ['statins']);
});

test('a few letters are enough', () => {
  assert.deepEqual(ids('furo'), ['loop']);
});

for (const [typed, meant] of [
  ['lipitro', 'statins'],
  ['atorvastain', 'statins'],
  ['simvastatine', 'statins'],
  ['slabutamol', 'reliever'],
  ['ventollin', 'reliever'],
  ['furosimide', 'loop'],
  ['furosem', 'loop'],
  ['oestrogen', 'estrogens'],
] as const) {
  test(`"${typed}" is understood`, () => {
    assert.deepEqual(ids(typed), [meant]);
  });
}

test('a name half typed with a mistake in it is understood', () => {
  assert.deepEqual(ids('atrovas'), ['statins']);
});

test('a guess is told from a find', () => {
  assert.equal(lookUp('lasix', shelf)[0]?.guess, false);
  assert.equal(lookUp('lasx', shelf)[0]?.guess, true);
});

test('another medicine is not taken for a known one', () => {
  assert.deepEqual(ids('losec'), []);
  assert.deepEqual(ids('metformin'), []);
});

test('every word that was typed has to fit', () => {
  assert.deepEqual(ids('iron sucrose'), ['iron']);
  assert.deepEqual(ids('iron tablets sulfate'), []);
});

test('an amount beside the name does not matter', () => {
  assert.deepEqual(ids('Lipitor 20 mg'), ['statins']);
});

test('the name that fitted is told', () => {
  assert.equal(lookUp('zoc', shelf)[0]?.name, 'Zocor');
});

test('nothing typed finds nothing', () => {
  assert.deepEqual(ids('  '), []);
});

test('accents and British spelling do not matter', () => {
  assert.equal(fold('Œstrogène'), fold('estrogene'));
});

test('two letters swapped are one mistake', () => {
  assert.equal(mistakes('lipitro', 'lipitor'), 1);
  assert.equal(mistakes('', 'abc'), 3);
  assert.equal(mistakes('kitten', 'sitting'), 3);
});

test('a maker, a salt or a form beside the name leads to a guess', () => {
  for (const typed of ['Atorvastatin calcium', 'atorvastatin teva forte']) {
    assert.deepEqual(ids(typed), ['statins']);
    assert.equal(lookUp(typed, shelf)[0]?.guess, true);
  }
  assert.deepEqual(ids('Ventolin inhaler'), ['reliever']);
  assert.deepEqual(ids('something else entirely'), []);
});

test('words far apart are not compared to the end, and near ones are counted exactly', () => {
  const pairs = [
    ['lipitor', 'lipitro', 1],
    ['lipitor', 'liptor', 1],
    ['ab', 'ba', 1],
    ['aspirin', 'warfarin', 4],
  ] as const;
  for (const [a, b, exact] of pairs) {
    assert.equal(mistakes(a, b), exact);
    for (const most of [0, 1, 2, 3, 4]) assert.equal(mistakes(a, b, most) <= most, exact <= most);
  }
});
