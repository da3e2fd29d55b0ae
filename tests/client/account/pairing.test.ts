import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  grouped,
  isFromLink,
  isWhole,
  minutesLeft,
  pairingIn,
  squaresPath,
} from '../../../client/account/logic/pairing.ts';

test('a scanned address gives its code, and only one of the right form', () => {
  assert.equal(pairingIn('#pair=ab12cd34'), 'ab12cd34');

  for (const other of ['', '#', '#pair=', '#pair=ab12cd3', '#pair=ab12cd345', '#pair=<b>12cd34']) {
    assert.equal(pairingIn(other), undefined);
  }
});

test('a code is shown as the other phone shows it', () => {
  assert.equal(grouped('ab12cd34'), 'AB12-CD34');
});

test('a code is whole with eight signs, however they are grouped', () => {
  for (const typed of ['AB12-CD34', ' ab12 cd34 ']) assert.equal(isWhole(typed), true);

  for (const typed of ['', ' - ', 'ABC', 'AB12-CD345', '😀😀😀😀']) {
    assert.equal(isWhole(typed), false);
  }
});

test('a code that a link brought is told from one that a person has read', () => {
  assert.equal(isFromLink('AB12-CD34', 'ab12cd34'), true);

  for (const [typed, scanned] of [
    ['AB12-CD35', 'ab12cd34'],
    ['ab12cd34', 'ab12cd34'],
    ['AB12-CD34', undefined],
  ] as const) {
    assert.equal(isFromLink(typed, scanned), false);
  }
});

test('the dark squares of a row that touch are one rectangle', () => {
  assert.equal(squaresPath(['1101', '0000', '0110']), 'M0 0h2v1H0zM3 0h1v1H3zM1 2h2v1H1z');
});

test('the minutes that are left are told whole, and never below none', () => {
  assert.equal(minutesLeft(300_000, 0), 5);
  assert.equal(minutesLeft(300_000, 299_999), 1);
  assert.equal(minutesLeft(300_000, 400_000), 0);
});
