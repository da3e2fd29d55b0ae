import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { h, render } from 'preact';
import type { Given } from '../../../client/reminders/answer.ts';
import type { SheetParts } from '../../../client/reminders/view/sheet.tsx';
import { openScreen } from '../support/screen.ts';
import '../support/tsx.ts';

const { Sheet } = await import('../../../client/reminders/view/sheet.tsx');

const AT = new Date(2026, 10, 21, 12, 36).getTime();

/** What the sheet says of an occurrence that was answered so. */
const wordsOf = async (given: Given): Promise<string> => {
  const screen = openScreen();
  let ask = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const parts = {
    ringing: { what: 'custom', due: AT },
    title: 'Pill',
    given: async () => {
      ask();
      return given;
    },
    now: () => AT,
    url: (path: string) => path,
  } as unknown as SheetParts;
  render(h(Sheet, { parts }), screen.host);
  await asked;
  // One round later what was given stands on the screen.
  await setImmediate();
  return screen.words();
};

test('the sheet says what was answered', async () => {
  assert.match(await wordsOf({ as: 'done', at: AT }), /Done 12:36/);

  const later = await wordsOf({ as: 'later', at: AT });
  assert.match(later, /Put off until 12:36/);
  assert.doesNotMatch(later, /Done/);

  const skipped = await wordsOf({ as: 'skip', at: AT });
  assert.match(skipped, /Skipped this time/);
  assert.doesNotMatch(skipped, /Done/);
});
