import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProfileFields } from '../../../client/contract/wire.ts';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';

const { h, render } = await import('preact');
const { signal } = await import('@preact/signals');
const { standingOf } = await import('../../../client/water/logic/goal.ts');
const { GoalArea } = await import('../../../client/water/view/goal.tsx');

const GATES = ['fluid_limit', 'heart', 'kidney', 'liver', 'low_sodium'];

/** Water by day, for somebody who has told this. */
const water = async (told: ProfileFields) => {
  const screen = openScreen();
  const profile = signal(told);
  const questions = GATES.map((gate) => ({ gate, question: `${gate}?`, why: 'Because.' }));
  const parts = { questions: signal(questions), learnUrl: '', settingsUrl: '' };
  const View = () =>
    h(GoalArea, {
      parts: parts as never,
      profile: profile.value,
      standing: standingOf(profile.value),
      units: 'ml',
      daylight: true,
    });
  render(h(View, null), screen.host);
  await drawn();
  return {
    screen,
    answer: async (gates: Record<string, string>) => {
      profile.value = { gates } as ProfileFields;
      await drawn();
    },
    /** How many of the questions stand there. */
    open: () => GATES.filter((gate) => screen.words().includes(`${gate}?`)).length,
  };
};

test('the questions on Water stay open through a yes and a no, until they are done', async () => {
  const { screen, answer, open } = await water({ gates: { kidney: 'yes' } });
  assert.ok(screen.tap('Change my answers'));
  await drawn();
  assert.equal(open(), 5);

  await answer({ kidney: 'no' });
  assert.equal(open(), 5);
  await answer({ kidney: 'no', heart: 'yes' });
  assert.equal(open(), 5);
  assert.ok(screen.titles().includes('No goal here'));
  assert.ok(screen.tap('Done'));
  await drawn();

  assert.equal(open(), 0);
});
