import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WaysIn } from '../../../client/contract/wire.ts';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';

const { signal } = await import('@preact/signals');
const { h, render } = await import('preact');
const { Passkeys } = await import('../../../client/account/view/passkeys.tsx');

const passkey = { name: 'The blue key', made_at: '2026-11-21T02:12:44Z', used_at: null };
const passkeys = [
  { ...passkey, id: '1' },
  { ...passkey, id: '2' },
];

test('that the password is removed is said until there is one again', async () => {
  let now: WaysIn = { passkeys, password: true, recovery_codes: 8, fresh: true };
  const server = {
    waysIn: async () => ({ ok: true, value: now }),
    removePassword: async () => {
      now = { ...now, password: false };
      return { ok: true };
    },
  };
  const ways = signal<WaysIn | undefined>(undefined);
  const screen = openScreen();
  render(
    h(Passkeys, { parts: { server, passkeys: {}, ways } as never, username: 'ada', owner: 'one' }),
    screen.host,
  );
  await drawn();
  for (const label of ['Do without the password', 'Yes, remove it']) {
    assert.ok(screen.tap(label), label);
    await drawn();
  }
  assert.match(screen.words(), /The password is removed\./);

  ways.value = { ...now, password: true };
  await drawn();

  assert.doesNotMatch(screen.words(), /The password is removed\./);
});
