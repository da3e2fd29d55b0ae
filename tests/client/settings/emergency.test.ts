import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as rest } from 'node:timers/promises';
import { h, render } from 'preact';
import { openScreen } from '../support/screen.ts';

const { Emergency } = await import('../../../client/settings/view/rest.tsx');

test('what is no telephone number is said, saved nowhere, and stays in its field', async () => {
  const screen = openScreen();
  const told: unknown[] = [];
  const change = async (change: unknown) => told.push(change) > 0;
  render(h(Emergency, { parts: { change } as never, profile: {} }), screen.host);

  screen.type('ask my son');
  await rest();

  assert.match(screen.words(), /Enter a telephone number/);
  assert.equal(screen.typed(), 'ask my son');
  assert.deepEqual(told, []);

  screen.type('112');
  await rest();

  assert.doesNotMatch(screen.words(), /Enter a telephone number/);
  assert.deepEqual(told, [{ emergency_number: '112' }]);
});
