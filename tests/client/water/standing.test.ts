import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProfileFields } from '../../../client/contract/wire.ts';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';

const { h, render } = await import('preact');
const { signal } = await import('@preact/signals');
const { createSaver } = await import('../../../client/parts/saving.ts');
const { Water } = await import('../../../client/water/view/water.tsx');

const HEALTHY = { fluid_limit: 'no', heart: 'no', kidney: 'no', liver: 'no', low_sodium: 'no' };

/** What Water says at a time of somebody who had this much at other times. */
const said = async (
  now: string,
  profile: ProfileFields,
  drinks: readonly (readonly [string, number])[] = [],
): Promise<string> => {
  const screen = openScreen();
  const clock = { now: () => Date.parse(now), offset: () => 60 };
  const rows = drinks.map(([at, ml], id) => ({
    id: String(id),
    kind: 'drink',
    fields: { at, ml, beverage: 'water' },
  }));
  const parts = {
    clock,
    profile: signal(profile),
    drinks: signal(rows),
    minute: signal(clock.now()),
    forms: signal(0),
    questions: signal([]),
    saver: createSaver(),
  };
  render(h(Water, { parts: parts as never }), screen.host);
  await drawn();
  return screen.words();
};

test('shortly after midnight, who is still up sees the day of the evening', async () => {
  const late = { wake: '08:00', bedtime: '01:30', body: 'woman', gates: HEALTHY } as ProfileFields;

  const words = await said('2026-11-22T00:30:00+01:00', late, [
    ['2026-11-21T09:00:00.000+01:00', 700],
    ['2026-11-21T19:00:00.000+01:00', 400],
  ]);

  assert.match(words, /1,100 ml.*1,600 ml by now/);
});

test('what is left of a limit is never told as more than the limit', async () => {
  const limit = { units: 'floz', goal: { kind: 'limit', ml: 1500 } } as ProfileFields;

  assert.match(
    await said('2026-11-21T12:00:00+01:00', limit),
    /50\.7 fl oz left of .* 50\.7 fl oz/,
  );
});

test('where there is a limit it alone speaks, however fast it was drunk', async () => {
  const fast = ['11:10', '11:30', '11:50'].map(
    (time) => [`2026-11-21T${time}:00.000+01:00`, 400] as const,
  );
  const limit = { goal: { kind: 'limit', ml: 1500 } } as ProfileFields;
  const now = '2026-11-21T12:00:00+01:00';

  assert.match(await said(now, limit, fast), /300 ml left of your limit/);
  assert.doesNotMatch(await said(now, limit, fast), /within an hour/);
  assert.match(await said(now, {}, fast), /within an hour/);
});
