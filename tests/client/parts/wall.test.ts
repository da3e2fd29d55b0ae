import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedTime, dayBefore, fromField, toField } from '../../../client/parts/logic/wall.ts';

const berlin = {
  offset: (at: number): number =>
    at >= Date.parse('2026-10-25T01:00:00Z') && at < Date.parse('2027-03-28T01:00:00Z') ? 60 : 120,
};
const BEFORE = '2026-11-21T03:12:44.120+01:00';

test('a field shows the time that the record’s own clock read', () => {
  assert.equal(toField('2026-11-21T03:12:44.120-05:00'), '2026-11-21T03:12');
  assert.equal(toField(undefined), '');
});

test('a typed time gets the offset of its own day, in summer and in winter', () => {
  assert.equal(fromField('2026-07-01T03:12', berlin), '2026-07-01T03:12:00.000+02:00');
  assert.equal(fromField('2026-11-21T03:12', berlin), '2026-11-21T03:12:00.000+01:00');
});

test('a time around the change of the clocks gets the offset that held then', () => {
  assert.equal(fromField('2026-10-25T01:30', berlin), '2026-10-25T01:30:00.000+02:00');
  assert.equal(fromField('2026-10-25T03:30', berlin), '2026-10-25T03:30:00.000+01:00');
});

test('an empty or broken field is no time', () => {
  assert.equal(fromField('', berlin), undefined);
  assert.equal(fromField('2026-11-21', berlin), undefined);
  assert.equal(fromField('2026-99-99T03:12', berlin), undefined);
});

test('a time that was not touched keeps its seconds', () => {
  assert.equal(changedTime('2026-11-21T03:12', BEFORE, berlin), BEFORE);
});

test('a changed time keeps the offset of the place where it was written', () => {
  assert.equal(
    changedTime('2026-11-21T03:20', '2026-11-21T03:12:44.120-05:00', berlin),
    '2026-11-21T03:20:00.000-05:00',
  );
});

test('a time moved over the change of the clocks at home gets the offset of its new day', () => {
  assert.equal(
    changedTime('2026-10-26T03:12', '2026-10-24T03:12:44.120+02:00', berlin),
    '2026-10-26T03:12:00.000+01:00',
  );
});

test('a time that is added is one of the place where the other was written', () => {
  const beside = '2026-11-21T03:12:44.120-05:00';
  assert.equal(
    changedTime('2026-11-21T03:20', undefined, berlin, beside),
    '2026-11-21T03:20:00.000-05:00',
  );
});

test('yesterday is the same time one date earlier', () => {
  assert.equal(dayBefore('2026-03-01T22:15'), '2026-02-28T22:15');
});
