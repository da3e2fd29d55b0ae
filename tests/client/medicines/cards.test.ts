import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardsFor, hitsFor, isNew, linkOf } from '../../../client/medicines/logic/cards.ts';

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
  card('lupus', 'condition', ['SLE'], 'lupus'),
  card('blood-thinners', 'condition', ['warfarin']),
];

test('one letter is too little to go by', () => {
  assert.equal(hitsFor(' l', cards), undefined);
});

test('conditions are found, too', () => {
  assert.deepEqual(
    hitsFor('sle', cards)?.map(({ entry }) => entry.id),
    ['lupus'],
  );
});

test('a medicine on the list leads to its card, whatever is written beside its name', () => {
  assert.equal(linkOf('Lipitor 20 mg', cards)?.entry.id, 'statins');
  assert.equal(linkOf('Lipitro', cards)?.guess, true);
});

test('a medicine is not taken for a condition that names it', () => {
  assert.equal(linkOf('warfarin', cards), undefined);
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
