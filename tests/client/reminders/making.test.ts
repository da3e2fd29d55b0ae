import '../support/ticks.ts';
import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as rest } from 'node:timers/promises';
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { openScreen } from '../support/screen.ts';

const { OwnReminders } = await import('../../../client/reminders/view/own.tsx');
const { Wording } = await import('../../../client/reminders/view/wording.tsx');

const NEW = 'Add a reminder of your own';

/** What follows a frame: effects come a turn after it. */
const effects = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) {
    await rest();
    await new Promise((resolve) => setTimeout(resolve));
  }
};

const opened = async (saves: boolean) => {
  const screen = openScreen();
  const made: string[] = [];
  const onMake = async (title: string) => {
    made.push(title);
    return saves;
  };
  const given = { parts: { reminders: signal([]) }, said: signal(undefined), onSwitch: () => {} };
  render(h(OwnReminders, { ...given, onMake } as never), screen.host);
  screen.tap(NEW);
  await rest();
  return { screen, made };
};

test('a reminder without words is not made, and says what is missing', async () => {
  const { screen, made } = await opened(true);

  screen.tap('Add it');
  await rest();

  assert.match(screen.words(), /Enter a few words/);
  assert.deepEqual(made, []);
});

test('whoever asked for one by mistake gets out again, to where it was asked for', async () => {
  const { screen, made } = await opened(true);
  assert.equal(screen.focused(), 'input');

  assert.ok(screen.tap('Cancel'));
  await effects();

  assert.equal(screen.words(), NEW);
  assert.equal(screen.focused(), NEW);
  assert.deepEqual(made, []);
});

test('words that could not be saved stay in their field', async () => {
  const { screen, made } = await opened(false);
  screen.type('Feet up');
  await rest();

  screen.tap('Add it');
  await rest();
  await rest();

  assert.deepEqual(made, ['Feet up']);
  assert.equal(screen.typed(), 'Feet up');
});

const reworded = async () => {
  const screen = openScreen();
  const saved: string[] = [];
  const onWords = async (words: string) => saved.push(words) > 0;
  const labels = { opener: 'Change what it says', submit: 'Save the words' };
  render(h(Wording, { ...labels, look: '', first: 'Feet up', onWords }), screen.host);
  screen.tap('Change what it says');
  await rest();
  return { screen, saved };
};

test('words that stay as they were are not saved again', async () => {
  const { screen, saved } = await reworded();
  assert.equal(screen.typed(), 'Feet up');

  screen.tap('Save the words');
  await effects();

  assert.equal(screen.words(), 'Change what it says');
  assert.deepEqual(saved, []);
});

test('words are not taken away altogether', async () => {
  const { screen, saved } = await reworded();
  screen.type('  ');
  await rest();

  screen.tap('Save the words');
  await rest();

  assert.match(screen.words(), /Enter a few words/);
  assert.deepEqual(saved, []);
});
