import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OFFERED, type StoredReminder } from '../../../client/reminders/logic/kinds.ts';
import type { Known } from '../../../client/reminders/logic/plan.ts';
import { comingOf } from '../../../client/reminders/logic/week.ts';
import { fixText } from '../../../client/reminders/view/able-words.ts';
import { explain, nextText } from '../../../client/reminders/view/words.ts';

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

test('a reminder that the quiet hours silence says why nothing is due', () => {
  const schedule = { times: ['22:30'] };
  const fields = { what: 'bedtime-stretch', schedule, enabled: true };
  const reminder = { id: 'r', kind: 'reminder', fields } as unknown as StoredReminder;
  const limits = (from: string): Known =>
    ({
      reminders: [reminder],
      drinks: [],
      zone: 'UTC',
      limits: { quiet: { from, to: '07:00' } },
    }) as never;
  const words = (from: string): string => nextText(comingOf(reminder, limits(from), 0));

  assert.match(words('22:00'), /quiet hours/);
  assert.match(words('23:00'), /^Next: /);
});

test('a reminder for which the days hold no place says so, and one with a place says when', () => {
  const one = (id: string, time: string) =>
    ({ id, fields: { what: 'custom', schedule: { times: [time] } } }) as unknown as StoredReminder;
  const reminders = [one('a', '10:00'), one('b', '11:00'), one('c', '20:00')] as const;
  const known = { reminders, drinks: [], zone: 'UTC', limits: { max_per_day: 2 } } as never;
  const [, second, third] = reminders;

  assert.match(nextText(comingOf(second, known, 0)), /^Next: /);
  assert.match(nextText(comingOf(third, known, 0)), /as many as you allow/);
});
