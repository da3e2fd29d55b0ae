import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';

const { signal } = await import('@preact/signals');
const { h, render } = await import('preact');
const { Passkeys } = await import('../../../client/account/view/passkeys.tsx');

const used = { made_at: '2026-11-21T02:12:44Z', used_at: null };
const waysWith = (...names: string[]) => ({
  passkeys: names.map((name) => ({ ...used, id: name, name })),
  ...{ password: true, recovery_codes: 8, fresh: true },
});

test('a name stays while the server answers for the first time, and goes once it is used', async () => {
  const ways = signal<object | undefined>(undefined);
  const server = { waysIn: () => new Promise(() => undefined) };
  const parts = { server, passkeys: {}, ways } as never;
  const screen = openScreen();
  render(h(Passkeys, { parts, username: 'ada', owner: 'one' }), screen.host);
  await drawn();
  screen.type('The red key');
  await drawn();

  ways.value = waysWith('The blue key');
  await drawn();
  assert.match(screen.words(), /The blue key/);
  assert.equal(screen.typed(), 'The red key');

  ways.value = waysWith('The blue key', 'The red key');
  await drawn();
  assert.equal(screen.typed(), 'This phone');
});
