import '../support/tsx.ts';
import '../support/frames.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openScreen } from '../support/screen.ts';

const { signal } = await import('@preact/signals');
const { h, render } = await import('preact');
const { Passkeys } = await import('../../../client/account/view/passkeys.tsx');

const ways = { passkeys: [], password: true, recovery_codes: 8, fresh: true };
const server = { waysIn: async () => ({ ok: true, value: ways }) };

/** What the account's page says of passkeys in such a browser. */
const wordsWith = async (passkeys: object | undefined): Promise<string> => {
  const screen = openScreen();
  const parts = { server, passkeys, ways: signal(undefined) } as never;
  render(h(Passkeys, { parts, username: 'ada', owner: 'one' }), screen.host);
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return screen.words();
};

test('a browser without passkeys says so where another one offers to add one', async () => {
  assert.match(await wordsWith(undefined), /This browser cannot make passkeys\./);
  assert.match(await wordsWith({}), /Add a passkey/);
});
