import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import type { TimeTrouble } from '../../../client/diary/logic/cramp.ts';
import { openScreen } from '../support/screen.ts';

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
