import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { markersTold, type NightAnswer } from '../../../client/diary/logic/nights.ts';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';

const { LastNight } = await import('../../../client/diary/view/last-night.tsx');
const { NewEntry } = await import('../../../client/diary/view/new.tsx');
const { createSaver } = await import('../../../client/parts/saving.ts');

const DATE = '2026-11-20';
const marker = (id: string, cramps: NightAnswer = 'none') =>
  ({ id, kind: 'night', fields: { date: DATE, cramps } }) as never;

test('a night that is noted as one without cramps is not noted again', async () => {
  const added: object[] = [];
  const clock = { now: () => Date.parse('2026-11-21T12:00:00+01:00'), offset: () => 60 };
  const parts = {
    clock,
    minute: signal(clock.now()),
    profile: signal({}),
    cramps: signal([]),
    nights: signal([marker('a')]),
    saver: createSaver(),
    url: (path: string) => path,
    edits: { add: async (_kind: string, fields: object) => void added.push(fields) },
  };
  const screen = openScreen();
  render(h(NewEntry, { parts: parts as never }), screen.host);
  screen.pick('A night without cramps');
  await drawn();

  assert.match(screen.words(), /noted already/);
  screen.tap('Save');
  screen.type('2026-11-19', -1);
  await drawn();
  assert.ok(screen.tap('No cramp in the night of Thu, Nov 19'));
  await drawn();

  assert.deepEqual(added, [{ date: '2026-11-19', cramps: 'none' }]);
});

test('"Not so" takes back what both phones said of the night', async () => {
  const removed: object[] = [];
  const edits = { remove: async (...records: object[]) => void removed.push(...records) };
  const markers = [marker('a'), marker('b')];
  const screen = openScreen();
  render(
    h(LastNight, { parts: { edits } as never, date: DATE, answer: 'none', cramps: 0, markers }),
    screen.host,
  );

  screen.tap('Not so');

  assert.deepEqual(removed, markers);
});

test('a night shows each entry that tells its answer, and none that told another', () => {
  const [none, some] = [marker('a'), marker('b', 'some')];

  assert.deepEqual(markersTold({ cramps: [], answer: 'some', markers: [none, some] }), [some]);
  assert.deepEqual(markersTold({ cramps: [{}], answer: 'some', markers: [none, some] }), []);
});
