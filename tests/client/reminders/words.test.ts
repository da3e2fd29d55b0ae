import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OFFERED } from '../../../client/reminders/logic/kinds.ts';
import { fixText } from '../../../client/reminders/view/able-words.ts';
import { explain } from '../../../client/reminders/view/words.ts';

test('reminders to drink promise no fewer cramps, and say how much is known', () => {
  const words = explain('hydration');

  assert.match(words, /no study shows that it prevents cramps/);
  assert.match(words, /two hours before bed/);
});

test('no kind of reminder promises an end of cramps', () => {
  for (const what of OFFERED)
    assert.doesNotMatch(explain(what), /\b(cures?|stops? cramps|ends)\b/i);
});

test('each phone is told at least one thing to try', () => {
  for (const phone of ['apple', 'android', 'other'] as const) assert.ok(fixText(phone).length > 0);
});
