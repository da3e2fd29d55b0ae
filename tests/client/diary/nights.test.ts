import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  answerFor,
  answerOn,
  nightOf,
  timeline,
  withSilentNights,
} from '../../../client/diary/logic/nights.ts';
import { lastNight } from '../../../client/parts/logic/daylight.ts';

const NOTHING = { cramps: [], sessions: [], drinks: [], nights: [] };
const cramp = (started_at: string) => ({ id: started_at, fields: { started_at } });
const marker = (date: string, cramps: 'none' | 'some') => ({
  id: `${date}-${cramps}`,
  fields: { date, cramps },
});
const at = (iso: string) => ({ ms: Date.parse(iso), offset: 60 });

test('three in the morning belongs to the evening before, three in the afternoon to its own day', () => {
  assert.equal(nightOf('2026-11-21T03:12:44+01:00'), '2026-11-20');
  assert.equal(nightOf('2026-11-21T15:00:00+01:00'), '2026-11-21');
});

test('last night is yesterday’s, in the morning and in the evening', () => {
  assert.equal(lastNight(at('2026-11-21T07:00:00+01:00')), '2026-11-20');
  assert.equal(lastNight(at('2026-11-21T22:00:00+01:00')), '2026-11-20');
});

test('until somebody gets up, last night is the one before the night under way', () => {
  assert.equal(lastNight(at('2026-11-21T23:59:00+01:00')), '2026-11-20');
  assert.equal(lastNight(at('2026-11-22T00:04:00+01:00')), '2026-11-20');
  assert.equal(lastNight(at('2026-11-22T04:59:00+01:00')), '2026-11-20');
  assert.equal(lastNight(at('2026-11-22T05:00:00+01:00')), '2026-11-21');
});

test('one night is answered by its own cramps and its own marks alone', () => {
  const cramps = [cramp('2026-11-21T03:12:44+01:00')];
  const nights = [marker('2026-11-19', 'none')];

  assert.deepEqual(
    ['2026-11-18', '2026-11-19', '2026-11-20'].map((date) => answerOn(date, { cramps, nights })),
    ['unsaid', 'none', 'some'],
  );
});

test('a night that nobody answered is not a night without cramps', () => {
  assert.equal(answerFor([], []), 'unsaid');
});

test('"some" wins over "none", from whichever device it came', () => {
  const both = [marker('2026-11-20', 'none'), marker('2026-11-20', 'some')];

  assert.equal(answerFor([], both), 'some');
  assert.equal(answerFor([], [...both].reverse()), 'some');
});

test('a cramp in the diary wins over "no cramp last night"', () => {
  const [night] = timeline({
    ...NOTHING,
    cramps: [cramp('2026-11-21T03:12:44+01:00')],
    nights: [marker('2026-11-20', 'none')],
  });

  assert.equal(night?.answer, 'some');
  assert.deepEqual(night?.markers, [marker('2026-11-20', 'none')]);
});

test('what has a time that nobody can read stands in no night', () => {
  assert.deepEqual(timeline({ ...NOTHING, cramps: [cramp('at some time')] }), []);
});

test('many cramps of one night stand together in the order in which they came', () => {
  const second = cramp('2026-11-21T04:30:00+01:00');
  const first = cramp('2026-11-20T23:50:00+01:00');
  const nights = timeline({ ...NOTHING, cramps: [second, first] });

  assert.equal(nights.length, 1);
  assert.deepEqual(nights[0]?.cramps, [first, second]);
});

test('a drink stands with its own day, also before noon', () => {
  const drink = { id: 'd', fields: { at: '2026-11-21T08:00:00+01:00', ml: 250 } };

  assert.deepEqual(
    timeline({ ...NOTHING, drinks: [drink] }).map(({ date }) => date),
    ['2026-11-21'],
  );
});

test('the newest night stands first', () => {
  const nights = timeline({
    ...NOTHING,
    nights: [marker('2026-11-18', 'none'), marker('2026-11-20', 'none')],
  });

  assert.deepEqual(
    nights.map(({ date }) => date),
    ['2026-11-20', '2026-11-18'],
  );
});

test('silent nights between entries can be seen, those before the first entry cannot', () => {
  const known = timeline({ ...NOTHING, nights: [marker('2026-11-18', 'none')] });
  const shown = withSilentNights(known, '2026-11-20', 7);

  assert.deepEqual(
    shown.map(({ date, answer }) => [date, answer]),
    [
      ['2026-11-20', 'unsaid'],
      ['2026-11-19', 'unsaid'],
      ['2026-11-18', 'none'],
    ],
  );
  assert.deepEqual(withSilentNights([], '2026-11-20', 7), []);
});
