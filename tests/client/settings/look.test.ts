import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h, render } from 'preact';
import { openScreen } from '../support/screen.ts';

const { Look } = await import('../../../client/settings/view/rest.tsx');

test('dark or light is a matter of this phone: no other one is told of it', () => {
  const screen = openScreen();
  const [applied, told]: [string[], unknown[]] = [[], []];
  const theme = { stored: () => 'auto', apply: (chosen: string) => void applied.push(chosen) };
  const change = async (change: unknown) => told.push(change) > 0;
  render(h(Look, { parts: { theme, change } as never, profile: {} }), screen.host);

  assert.ok(screen.pick('Always light'));

  assert.deepEqual([applied, told], [['day'], []]);
  assert.match(screen.words(), /on this phone/);
});
