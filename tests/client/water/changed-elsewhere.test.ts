import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DrinkFields } from '../../../client/contract/wire.ts';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';

const { h, render } = await import('preact');
const { signal } = await import('@preact/signals');
const { createEdits } = await import('../../../client/parts/edits.ts');
const { createSaver } = await import('../../../client/parts/saving.ts');
const { Drinks } = await import('../../../client/water/view/drinks.tsx');

const drink = (fields: Partial<DrinkFields> = {}) => ({
  id: '1',
  kind: 'drink',
  fields: { at: '2026-11-21T08:12:44.120+01:00', ml: 250, beverage: 'water', ...fields },
});

test('a drink changed elsewhere while it is open here keeps what was not touched here', async () => {
  const changes: object[] = [];
  const store = { put: async (_kind: string, change: object) => void changes.push(change) };
  const saver = createSaver();
  const clock = { now: () => Date.parse('2026-11-21T12:00:00+01:00'), offset: () => 60 };
  const parts = {
    clock,
    forms: signal(0),
    saver,
    edits: createEdits({ store: store as never, saver }),
  };
  const drinks = signal([drink()]);
  const View = () =>
    h(Drinks, {
      parts: parts as never,
      drinks: drinks.value as never,
      units: 'ml',
      glassMl: 250,
    });
  const screen = openScreen();
  render(h(View, null), screen.host);
  await drawn();
  assert.ok(screen.tap('Change'));
  await drawn();

  drinks.value = [drink({ ml: 500, beverage: 'coffee' })];
  await drawn();
  screen.type('2026-11-21T08:00', -1);
  screen.tap('Save');
  await drawn();

  assert.deepEqual(changes, [{ at: '2026-11-21T08:00:00.000+01:00' }]);
});
