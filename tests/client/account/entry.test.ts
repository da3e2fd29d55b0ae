import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameIfOffered } from '../../../client/reminders/view/words.ts';
import { aDrink } from './support/world.ts';

const { entryText, valuesText } = await import('../../../client/account/view/entry.tsx');

const titles: Readonly<Record<string, string>> = { 'winddown-breath': 'Slow breathing' };
const names = { routine: (id: string) => titles[id], reminder: nameIfOffered };
const reminder = (fields: object): string => entryText('reminder', { ...fields }, names);

test('a reminder goes by the name that the page of reminders gives it', () => {
  assert.equal(reminder({ what: 'bedtime-stretch' }), 'Reminder · Stretch before bed');
  assert.equal(reminder({ what: 'custom', title: 'Tea' }), 'Reminder · Tea');
});

test('a routine goes by its title, among what was overwritten, too', () => {
  const fields = { routine: 'winddown-breath', started_at: aDrink.at };

  assert.match(entryText('session', fields, names), /^Routine · Slow breathing · /);
  assert.match(valuesText(fields, names), /^routine: Slow breathing · /);
});

test('what has no name at hand goes by its kind alone', () => {
  const fields = { routine: 'of-a-newer-build', started_at: aDrink.at };

  assert.equal(reminder({ what: 'of-a-newer-build' }), 'Reminder');
  assert.match(entryText('session', fields, names), /^Routine · [A-Z][a-z]+, /);
});
