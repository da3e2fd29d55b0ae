import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber } from '../../../client/foundation/locale.ts';

test('a number that is told without the tables is the one that they tell', () => {
  const tables = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

  for (const value of [0, 7, 42, 999, 1000, 12_345, -3, 0.5, 2.25, 4e9])
    assert.equal(formatNumber(value, 1), tables.format(value));
});

test('for a small whole number no table is opened, and for one in another language it is', (context) => {
  const opened = context.mock.method(Intl, 'NumberFormat');

  assert.equal(formatNumber(30), '30');
  assert.equal(opened.mock.callCount(), 0);

  globalThis.uncrampMessages = { language: 'ar-EG', plural: () => 0, messages: {} };
  context.after(() => {
    globalThis.uncrampMessages = undefined;
  });
  assert.equal(formatNumber(30), '٣٠');
});
