import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatVolume } from '../../../client/parts/logic/volume.ts';
import { nameIfOffered } from '../../../client/reminders/view/words.ts';
import { aDrink } from './support/world.ts';

const { entryText } = await import('../../../client/account/view/entry.tsx');
const { valuesText } = await import('../../../client/account/view/values.ts');

const titles: Readonly<Record<string, string>> = { 'winddown-breath': 'Slow breathing' };
const names = {
  routine: (id: string) => titles[id],
  reminder: nameIfOffered,
  volume: (ml: number) => formatVolume(ml),
};
const reminder = (fields: object): string => entryText('reminder', { ...fields }, names);

test('a reminder goes by the name that the page of reminders gives it', () => {
  assert.equal(reminder({ what: 'bedtime-stretch' }), 'Reminder · Stretch before bed');
  assert.equal(reminder({ what: 'custom', title: 'Tea' }), 'Reminder · Tea');
});

test('a routine goes by its title, among what was overwritten, too', () => {
  const fields = { routine: 'winddown-breath', started_at: aDrink.at };

  assert.match(entryText('session', fields, names), /^Routine · Slow breathing · /);
  assert.match(valuesText('session', fields, names), /^Routine: Slow breathing · /);
});

test('amounts read in the units of the person', () => {
  const own = { ...names, volume: (ml: number) => formatVolume(ml, 'floz') };
  const fields = { ml: 237, beverage: 'water', at: aDrink.at };

  assert.match(entryText('drink', fields, own), /^8 fl oz · Water · /);
  assert.match(valuesText('drink', fields, own), /^How much: 8 fl oz · /);
  assert.equal(valuesText('profile', { glass_ml: 355 }, own), 'Your glass: 12 fl oz');
});

test('what has no name at hand goes by its kind alone', () => {
  const fields = { routine: 'of-a-newer-build', started_at: aDrink.at };

  assert.equal(reminder({ what: 'of-a-newer-build' }), 'Reminder');
  assert.match(entryText('session', fields, names), /^Routine · [A-Z][a-z]+, /);
});

test('what was overwritten reads in the words with which the app asks for it', () => {
  const said: Readonly<Record<string, readonly [kind: string, fields: object]>> = {
    'How strong was the pain? 7 of 10 · Which leg? Left · Where? Calf': [
      'cramp',
      { intensity: 7, side: 'left', muscle: 'calf' },
    ],
    'What did you do while it lasted? Stretching, Standing up': [
      'cramp',
      { relief: ['stretch', 'stand'] },
    ],
    'How much: 250 ml · What: Water · Note: before': [
      'drink',
      { ml: 250, beverage: 'water', note: 'before' },
    ],
    'Night: No cramp': ['night', { cramps: 'none' }],
    'Taken since: Sat, Nov 21, 2026': ['medicine', { since: '2026-11-21' }],
    'Reminder: Stretch before bed · Times: 21:30, Mon, Sat, Quiet hours: 22:00 to 06:00': [
      'reminder',
      {
        what: 'bedtime-stretch',
        schedule: {
          times: ['21:30'],
          days: ['sat', 'mon'],
          quiet: { from: '22:00', to: '06:00' },
        },
      },
    ],
    'Rings: No': ['reminder', { enabled: false }],
    'Answer: Put off': ['answer', { action: 'later' }],
    'Measure against: A limit, 1,500 ml': ['profile', { goal: { kind: 'limit', ml: 1500 } }],
    'How it speaks: Quiet voice · Which describes you? Over 60': [
      'profile',
      { voice: { mode: 'whisper' }, describes: ['older'] },
    ],
  };

  for (const [words, [kind, fields]] of Object.entries(said))
    assert.equal(valuesText(kind, { ...fields }, names), words);
});

test('every word that a field can hold has a name, and what is of a newer version is said to be', async () => {
  const wire = await import('../../../client/contract/wire.ts');
  const some = '2026-11-21T03:12:44.120+01:00';
  const words: Readonly<Record<string, readonly string[]>> = {
    'cramp side': wire.sideValues,
    'cramp muscle': wire.muscleValues,
    'cramp soreness': wire.sorenessValues,
    'night cramps': wire.nightCrampsValues,
    'drink beverage': wire.beverageValues,
    'answer action': wire.reminderAnswerValues,
    'profile units': wire.unitsValues,
    'profile body': wire.bodyValues,
  };
  for (const [place, values] of Object.entries(words))
    for (const value of values) {
      const [kind = '', name = ''] = place.split(' ');
      const text = valuesText(kind, { [name]: value }, names);
      assert.doesNotMatch(text, /no words for/, `${place} ${value}`);
      assert.doesNotMatch(text, new RegExp(`[:?] ${value}$`), place);
    }
  assert.match(valuesText('cramp', { started_at: some, of_later: 1 }, names), /no words for$/);
});
