import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h, render } from 'preact';
import type { RemindersParts } from '../../../client/reminders/view/parts.ts';
import { openScreen } from '../support/screen.ts';
import '../support/tsx.ts';

const { Privacy } = await import('../../../client/reminders/view/reminders.tsx');

const wordsFor = (who: Pick<RemindersParts, 'isGuest'>): string => {
  const screen = openScreen();
  render(h(Privacy, { parts: who as RemindersParts }), screen.host);
  return screen.words();
};

test('a guest reads that the server learns times only, and can have them forgotten', () => {
  const words = wordsFor({ isGuest: true });

  assert.match(words, /Without an account it learns the times and nothing else/);
  assert.match(words, /Let the server forget my times/);
});

test('whoever is signed in reads that the account holds the reminders, too', () => {
  const words = wordsFor({ isGuest: false });

  assert.match(words, /It has your reminders with the rest of your account/);
  assert.doesNotMatch(words, /Without an account|forget/);
});
