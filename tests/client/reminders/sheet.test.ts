import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { h, render } from 'preact';
import type { Given } from '../../../client/reminders/answer.ts';
import {
  isDoubtful,
  type Press,
  type Ringing,
} from '../../../client/reminders/logic/notification.ts';
import type { SheetParts } from '../../../client/reminders/view/sheet.tsx';
import { drawn } from '../support/frames.ts';
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
    clock: { now: () => AT, offset: () => 0 },
    url: (path: string) => path,
  } as unknown as SheetParts;
  render(h(Sheet, { parts }), screen.host);
  await asked;
  // One round later what was given stands on the screen.
  await setImmediate();
  return screen.words();
};

const DUE = Date.parse('2026-11-20T06:30:00Z');
const A_DAY_LATER = { now: () => Date.parse('2026-11-21T07:00:00Z'), offset: () => 60 };

/** The question of one morning, on the next one; what is answered, and of which day. */
const asked = async (what: string, pressed?: Press) => {
  const answers: unknown[] = [];
  const parts: SheetParts = {
    ringing: {
      owner: undefined,
      reminder: 'r',
      what,
      date: '2026-11-20',
      slot: '07:30',
      due: DUE,
      deadline: 0,
      ml: undefined,
    },
    pressed,
    title: undefined,
    glass: '+250 ml',
    clock: A_DAY_LATER,
    given: async () => undefined,
    answer: async (...answer) => answers.push(answer) > 0,
    url: (path) => path,
  };
  const screen = openScreen();
  render(h(Sheet, { parts }), screen.host);
  await drawn();
  const tap = async (label: string): Promise<void> => {
    assert.ok(screen.tap(label), screen.words());
    await drawn();
  };
  return { screen, answers, tap };
};

test('of a question about an earlier night the person says which night they mean', async () => {
  for (const pressed of ['none', undefined] as const) {
    const { tap, answers } = await asked('night-question', pressed);
    if (!pressed) await tap('No cramp last night');

    await tap('The night of Fri, Nov 20');

    assert.deepEqual(answers, [['none', A_DAY_LATER.now(), '2026-11-21']]);
  }
});

test('to skip an old question, or to put it off, needs no date', async () => {
  for (const press of ['skip', 'later'] as const) {
    const { screen } = await asked('night-question', press);

    assert.doesNotMatch(screen.words(), /a while ago/);
  }
});

test('the same night needs no question, however late it is answered', () => {
  const ringing = { date: '2026-11-20', due: DUE } as Ringing;
  const at = (iso: string) => ({ ms: Date.parse(iso), offset: 60 });

  assert.equal(isDoubtful(ringing, 'none', at('2026-11-20T22:00:00+01:00')), false);
  assert.equal(isDoubtful(ringing, 'none', at('2026-11-21T03:00:00+01:00')), false);
  assert.equal(isDoubtful(ringing, 'none', at('2026-11-21T05:00:00+01:00')), true);
  assert.equal(isDoubtful(ringing, 'done', at('2026-11-20T22:00:00+01:00')), true);
});

test('the sheet says what was answered', async () => {
  assert.match(await wordsOf({ as: 'done', at: AT }), /Done 12:36/);

  const later = await wordsOf({ as: 'later', at: AT });
  assert.match(later, /Put off until 12:36/);
  assert.doesNotMatch(later, /Done/);

  const skipped = await wordsOf({ as: 'skip', at: AT });
  assert.match(skipped, /Skipped this time/);
  assert.doesNotMatch(skipped, /Done/);
});
