import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import type { TimeTrouble } from '../../../client/diary/logic/cramp.ts';
import { middleOf } from '../../../client/diary/logic/nights.ts';
import { lastNight } from '../../../client/parts/logic/daylight.ts';
import { openScreen } from '../support/screen.ts';

const { CrampForm } = await import('../../../client/diary/view/cramp-form.tsx');
const { Times } = await import('../../../client/diary/view/times.tsx');

const shown = (trouble: TimeTrouble): string => {
  const screen = openScreen();
  const times = { began: signal(''), ended: signal(''), trouble: signal(trouble) };
  render(h(Times, { times: times as never }), screen.host);
  return screen.words();
};

test('a time that is still to come is said beside the field that names it', () => {
  assert.match(shown('in-future'), /Began.*still to come.*Ended/);
  assert.match(shown('end-in-future'), /Began.*Ended.*still to come/);
});

test('a cramp that was told by day as one of last night is not saved as one of now', async () => {
  const clock = { now: () => Date.parse('2026-11-21T15:00:00+01:00'), offset: () => 60 };
  const saved: { started_at: string }[] = [];
  const screen = openScreen();
  render(
    h(CrampForm, {
      before: {},
      clock,
      guess: middleOf(lastNight({ ms: clock.now(), offset: 60 })),
      saveLabel: 'Add',
      onSave: (change) => void saved.push(change),
    }),
    screen.host,
  );
  assert.match(screen.words(), /middle of last night/);

  screen.tap('Add');
  screen.type('2026-11-21T04:20');
  await new Promise(setImmediate);

  assert.equal(saved[0]?.started_at, '2026-11-21T03:00:00.000+01:00');
  assert.doesNotMatch(screen.words(), /middle of last night/);
});

test('an end that is told elsewhere is one of the night that it ends', async () => {
  const clock = { now: () => Date.parse('2026-11-21T15:00:00+01:00'), offset: () => 60 };
  const saved: { started_at: string; ended_at?: string | null | undefined }[] = [];
  const screen = openScreen();
  render(
    h(CrampForm, {
      before: { started_at: '2026-11-18T03:00:10.000-05:00', side: 'left' },
      clock,
      saveLabel: 'Save',
      onSave: (change) => void saved.push(change),
    }),
    screen.host,
  );

  screen.type('2026-11-18T03:05', 1);
  screen.tap('Save');
  await new Promise(setImmediate);

  assert.equal(saved[0]?.ended_at, '2026-11-18T03:05:00.000-05:00');
});
