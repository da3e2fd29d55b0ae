import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, parseIso } from '../../../client/foundation/clock.ts';
import { drinksToday, excessOf, totalMl } from '../../../client/water/logic/day.ts';
import { wakingOf } from '../../../client/water/logic/pace.ts';

const drink = (at: string, ml: number) => ({ id: at, fields: { at, ml } });
const USUAL = wakingOf({});
const at = (text: string): Instant => parseIso(text) as Instant;
const beer = {
  id: 'beer',
  fields: { at: '2026-11-21T20:00:00+01:00', ml: 500, beverage: 'alcohol' },
};

test('a drink counts for the date that the phone showed when it was drunk', () => {
  const late = drink('2026-11-21T23:50:00+01:00', 250);
  const early = drink('2026-11-22T00:10:00+01:00', 100);

  assert.deepEqual(drinksToday([late, early], at('2026-11-21T23:59:00+01:00'), USUAL), [late]);
  assert.deepEqual(drinksToday([late, early], at('2026-11-22T00:30:00+01:00'), USUAL), [early]);
});

test('whoever goes to bed after midnight is in the day of the evening before until then', () => {
  const late = drink('2026-11-21T22:00:00+01:00', 250);
  const later = drink('2026-11-22T00:10:00+01:00', 100);
  const waking = { wake: '08:00', bedtime: '01:30' };

  assert.deepEqual(drinksToday([late, later], at('2026-11-22T01:29:00+01:00'), waking), [
    later,
    late,
  ]);
  assert.deepEqual(drinksToday([late, later], at('2026-11-22T01:30:00+01:00'), waking), []);
});

test('the newest drink of the day stands first', () => {
  const first = drink('2026-11-21T08:00:00+01:00', 250);
  const second = drink('2026-11-21T09:30:00+01:00', 200);

  assert.deepEqual(drinksToday([first, second], at('2026-11-21T12:00:00+01:00'), USUAL), [
    second,
    first,
  ]);
  assert.equal(totalMl([first, second]), 450);
});

test('a litre within an hour is no reason for a notice, more is', () => {
  const glasses = ['08:00', '08:20', '08:40', '08:59'].map((time) =>
    drink(`2026-11-21T${time}:00+01:00`, 250),
  );

  assert.equal(excessOf(glasses), undefined);
  assert.equal(excessOf([...glasses, drink('2026-11-21T08:30:00+01:00', 50)]), 'hour');
});

test('an hour ends after sixty minutes', () => {
  const glasses = [
    drink('2026-11-21T08:00:00+01:00', 900),
    drink('2026-11-21T09:00:00+01:00', 900),
  ];

  assert.equal(excessOf(glasses), undefined);
  // The page has them newest first.
  assert.equal(excessOf(glasses.toReversed()), undefined);
});

test('more than three and a half litres spread over the day bring a notice, too', () => {
  const glasses = Array.from({ length: 10 }, (_, hour) =>
    drink(`2026-11-21T${String(hour + 8).padStart(2, '0')}:00:00+01:00`, 350),
  );

  assert.equal(excessOf(glasses), undefined);
  assert.equal(excessOf([...glasses, drink('2026-11-21T19:00:00+01:00', 1)]), 'day');
});

test('alcohol adds nothing to the day', () => {
  const tea = drink('2026-11-21T08:00:00+01:00', 250);

  assert.equal(totalMl([tea, beer]), 250);
});

test('a limit counts every sip, alcohol too', () => {
  const tea = drink('2026-11-21T08:00:00+01:00', 250);

  assert.equal(totalMl([tea, beer], { limited: true }), 750);
});

test('a lot within an hour is a lot, whatever it was', () => {
  assert.equal(excessOf([beer, { ...beer, id: 'second' }, drink(beer.fields.at, 1)]), 'hour');
});
