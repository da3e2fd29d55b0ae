import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { h, render } from 'preact';
import type { Passkey } from '../../../client/contract/wire.ts';
import { openScreen } from '../support/screen.ts';

const { PasskeyLine } = await import('../../../client/account/view/passkey-line.tsx');
const { WithoutPassword } = await import('../../../client/account/view/without-password.tsx');

const passkey: Passkey = {
  id: '1',
  name: 'The blue key',
  made_at: '2026-11-21T02:12:44Z',
  used_at: null,
};
const ways = {
  passkeys: [passkey, { ...passkey, id: '2' }],
  password: true,
  recovery_codes: 8,
  fresh: true,
};
let removed = 0;
const onRemove = (): void => {
  removed += 1;
};
let screen: ReturnType<typeof openScreen>;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const tap = async (label: string): Promise<void> => {
  assert.ok(screen.tap(label), label);
  await settled();
};

beforeEach(() => {
  removed = 0;
  screen = openScreen();
});

test('a passkey is removed only after a question that names it', async () => {
  render(h(PasskeyLine, { passkey, onRemove }), screen.host);
  await tap('Remove');
  assert.equal(removed, 0);
  assert.match(screen.words(), /Remove The blue key\? It will not open the account any more\./);

  await tap('Yes, remove it');

  assert.equal(removed, 1);
  assert.doesNotMatch(screen.words(), /any more/);
});

test('a passkey that is kept stays, and reading goes on at its button', async () => {
  render(h(PasskeyLine, { passkey, onRemove }), screen.host);
  await tap('Remove');

  await tap('Keep it');

  assert.equal(removed, 0);
  assert.equal(screen.focused(), 'Remove');
  assert.doesNotMatch(screen.words(), /any more/);
});

test('the password is removed only after a question, too', async () => {
  render(h(WithoutPassword, { ways, onRemove }), screen.host);
  await tap('Do without the password');
  assert.equal(removed, 0);
  assert.match(screen.words(), /Remove the password\?/);
  await tap('Keep it');
  assert.equal(screen.focused(), 'Do without the password');
  await tap('Do without the password');

  await tap('Yes, remove it');

  assert.equal(removed, 1);
});
