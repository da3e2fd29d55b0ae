import '../support/ticks.ts';
import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as rest } from 'node:timers/promises';
import { h, render } from 'preact';
import { openScreen } from '../support/screen.ts';

const { Question } = await import('../../../client/check/view/question.tsx');

Object.assign(globalThis, { scrollTo: () => undefined });

test('a question that needs an answer says so in words of its own', async () => {
  const screen = openScreen();
  const answers: string[][] = [];
  const rows = [
    { id: 'rest', text: 'At rest' },
    { id: 'sport', text: 'In sport' },
  ];
  const given = { question: 'Which fits best?', rows, several: false, required: true, ticked: [] };
  const onDone = (ticked: string[]) => answers.push(ticked);
  render(h(Question, { ...given, onDone, onBack: () => {} } as never), screen.host);

  screen.tap('Go on');
  await rest();

  assert.match(screen.words(), /Choose one first/);
  assert.deepEqual(answers, []);
});
