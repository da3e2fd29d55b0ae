import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { StoredRecord } from '../../../client/foundation/records.ts';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';

const { h, render } = await import('preact');
const { signal } = await import('@preact/signals');
const { systemClock } = await import('../../../client/foundation/clock.ts');
const { Drinks, OtherDrink } = await import('../../../client/water/view/drinks.tsx');

let screen: ReturnType<typeof openScreen>;
let drinks: ReturnType<typeof signal<StoredRecord<'drink'>[]>>;
const parts = () => ({
  clock: systemClock,
  forms: signal(0),
  saver: { forget: () => undefined },
  edits: {
    add: async () => true,
    remove: async () => {
      drinks.value = [];
      return true;
    },
  },
});

beforeEach(() => {
  screen = openScreen();
  const fields = { at: '2026-11-21T08:12:44.120+01:00', ml: 250, beverage: 'water' };
  drinks = signal([{ id: '1', kind: 'drink', fields } as StoredRecord<'drink'>]);
});

test('a form that opens is where reading goes on, and its button once it is closed', async () => {
  const shared = parts();
  const View = () => h(OtherDrink, { parts: shared as never, units: 'ml', glassMl: 250 });
  render(h(View, null), screen.host);
  await drawn();
  assert.ok(screen.tap('Another amount, drink or time'));
  await drawn();
  assert.equal(screen.focused(), 'Another drink');
  assert.ok(screen.tap('Cancel'));
  await drawn();

  assert.equal(screen.focused(), 'Another amount, drink or time');
});

test('where a drink was deleted, reading goes on with those that are left', async () => {
  const shared = parts();
  const View = () =>
    h(Drinks, { parts: shared as never, drinks: drinks.value ?? [], units: 'ml', glassMl: 250 });
  render(h(View, null), screen.host);
  await drawn();

  assert.ok(screen.tap('Delete'));
  await drawn();

  assert.equal(screen.focused(), 'Today’s drinks');
});
