import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardsFor, hitsFor, isNew, linksOf } from '../../../client/medicines/logic/cards.ts';

const card = (id: string, part: string, names: string[], describes?: string) => ({
  id,
  title: id,
  part,
  names: [id, ...names],
  describes,
});
const cards = [
  card('statins', 'linked', ['atorvastatin', 'Lipitor']),
  card('magnesium', 'tried', ['magnesium']),
  card('nifedipine', 'linked', ['calcium channel blockers']),
  card('losartan', 'linked', ['beta-blockers']),
  card('stimulants', 'linked', ['cocaine']),
  card('spironolactone', 'linked', ['Aldactone']),
  card('Quinine and tonic water', 'tried', ['quinine', 'tonic water']),
  card('Water tablets (thiazides)', 'linked', ['indapamide']),
  card('Strong water tablets', 'linked', ['furosemide']),
  card('Sleeping and calming tablets', 'linked', ['zolpidem']),
  card('lupus', 'condition', ['SLE'], 'lupus'),
  card('blood-thinners', 'condition', ['warfarin']),
];

test('one letter is too little to go by', () => {
  assert.equal(hitsFor(' l', cards), undefined);
});

test('conditions are found, too', () => {
  assert.equal(hitsFor('sle', cards)?.[0]?.entry.id, 'lupus');
});

const CERTAIN = true;
const linked = (name: string) => linksOf(name, cards).map(({ entry, guess }) => [entry.id, !guess]);

test('a medicine on the list leads to its card, with the amount beside its name', () => {
  assert.deepEqual(linked('Lipitor 20 mg'), [['statins', CERTAIN]]);
  assert.deepEqual(linked('beta blocker'), [['losartan', CERTAIN]]);
});

test('a name with a slip, or with a maker or a salt beside it, perhaps leads to its card', () => {
  assert.deepEqual(linked('Lipitro'), [['statins', !CERTAIN]]);
  assert.deepEqual(linked('Magnesium citrate'), [['magnesium', !CERTAIN]]);
});

test('a part of the name of another medicine leads nowhere', () => {
  for (const name of ['Calcium', 'Calcium tablets', 'Iron', 'Vitamin D', 'Codeine'])
    assert.deepEqual(linked(name), [], name);
});

test('what a kind of medicine is called leads perhaps to every card of that kind', () => {
  const kinds = [
    ['Water tablets (thiazides)', !CERTAIN],
    ['Strong water tablets', !CERTAIN],
  ];
  for (const name of ['Water tablet', 'water tablets 20 mg', 'Water pill'])
    assert.deepEqual(linked(name), kinds, name);
  assert.deepEqual(linked('Sleeping pills'), [['Sleeping and calming tablets', !CERTAIN]]);
});

test('a medicine is not taken for a condition that names it', () => {
  assert.deepEqual(linked('warfarin'), []);
});

test('who told that they have lupus sees its card first', () => {
  assert.deepEqual(
    cardsFor(['lupus', 'older'], cards).map(({ id }) => id),
    ['lupus'],
  );
  assert.deepEqual(cardsFor(undefined, cards), []);
});

test('a medicine is new for a year', () => {
  assert.equal(isNew('2025-11-21', '2026-11-21'), true);
  assert.equal(isNew('2025-11-20', '2026-11-21'), false);
  assert.equal(isNew('2026-11-22', '2026-11-21'), false);
  assert.equal(isNew(undefined, '2026-11-21'), false);
});
