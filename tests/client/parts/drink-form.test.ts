import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { render } from 'preact';
import type { DrinkFields } from '../../../client/contract/wire.ts';
import { openScreen } from '../support/screen.ts';

const { h } = await import('preact');
const { DrinkForm } = await import('../../../client/parts/drink-form.tsx');

const NOON = '2026-11-21T12:00:00.000+01:00';
const clock = { now: () => Date.parse(NOON), offset: () => 60 };
const TO_COME = /When.*still to come/;
let screen: ReturnType<typeof openScreen>;
let saved: DrinkFields[];

const show = (before?: DrinkFields): void => {
  saved = [];
  const onSave = (fields: DrinkFields): void => void saved.push(fields);
  const form = { units: 'ml' as const, clock, glassMl: 250, onSave };
  render(h(DrinkForm, before ? { ...form, before } : form), screen.host);
};

/** The field of the time is the last one. */
const enter = (when: string): void => screen.type(when, -1);

beforeEach(() => {
  screen = openScreen();
});

test('a drink that is still to come is asked about, and the one of this minute is not', async () => {
  show();
  enter('2026-11-22T09:00');
  screen.tap('Save');
  await new Promise(setImmediate);
  assert.match(screen.words(), TO_COME);
  assert.deepEqual(saved, []);

  enter('2026-11-21T12:01');
  screen.tap('Save');
  assert.equal(saved.length, 1);
});

test('a time that a clock put wrong has given a drink does not stand in the way of its amount', () => {
  show({ at: '2026-11-23T09:00:00.000+01:00', ml: 250, beverage: 'water' });
  screen.tap('Save');

  assert.equal(saved.length, 1);
});
