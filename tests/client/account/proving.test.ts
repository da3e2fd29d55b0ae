import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { createAccountServer } from '../../../client/account/server.ts';
import type { AccountParts } from '../../../client/account/view/parts.ts';
import type { WaysIn } from '../../../client/contract/wire.ts';
import type { Api } from '../../../client/foundation/http.ts';
import { OWNER } from '../support/device.ts';
import { openScreen } from '../support/screen.ts';

const { Again } = await import('../../../client/account/view/again.tsx');
const { Proof } = await import('../../../client/account/view/proof.tsx');
const { Farewell, FreshCodes, NewPassword } = await import(
  '../../../client/account/view/safety.tsx'
);
const { ServerFile } = await import('../../../client/account/view/server-file.tsx');

const credential = { id: 'a key' };
let held: object = credential;
/** Whose passkey it is: the sixteen bytes of the owner's id. */
const handleOf = (owner: string): string =>
  Buffer.from(owner.replaceAll('-', ''), 'hex').toString('base64url');
let sent: unknown[] = [];
let proved = false;
const askedAgain = {
  ok: false,
  reason: 'refused',
  status: 403,
  problem: { code: 'sign-in-again' },
} as const;
const api: Api = async (_method, path, body) => {
  if (/export|recovery-codes/.test(path) && !proved) return askedAgain;
  if (path.endsWith('/passkey-session')) proved = true;
  if (!path.endsWith('/challenge')) sent.push(body);
  return {
    ok: true,
    status: 200,
    body: { owner: OWNER, username: 'ada', options: {}, recovery_codes: ['ab12'] },
  };
};
const given = async () => ({ kind: 'given' as const, credential: held as Record<string, unknown> });
const ways = signal<WaysIn | undefined>(undefined);
const parts = {
  ways,
  server: createAccountServer(api),
  passkeys: { make: given, use: given },
  account: {
    enterWithPasskey: async (wish: object) => {
      sent.push(wish);
      return { kind: 'in' };
    },
  },
  restart: () => undefined,
  saveFile: (name: string) => sent.push(name),
} as unknown as AccountParts;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  sent = [];
  proved = false;
  held = credential;
  ways.value = undefined;
});

test('a passkey proves before a grave step only the person whose phone this is', async () => {
  const screen = openScreen();
  const onProved = (): void => undefined;
  render(h(Proof, { parts, username: 'ada', owner: OWNER, onProved }), screen.host);

  assert.ok(screen.tap('Use a passkey instead'));
  await settled();

  assert.deepEqual(sent, [{ credential, owner: OWNER }]);
});

test('a phone that was signed out comes back with a passkey of its own person only', async () => {
  const screen = openScreen();
  render(
    h(Again, { parts, username: 'ada', owner: OWNER, onOpened: () => undefined }),
    screen.host,
  );

  assert.ok(screen.tap('Use a passkey'));
  await settled();

  assert.deepEqual(sent, [{ credential, owner: OWNER }]);
});

test('the server’s file waits for a passkey, and is saved once it was given', async () => {
  const screen = openScreen();
  render(h(ServerFile, { parts, username: 'ada', owner: OWNER }), screen.host);
  assert.ok(screen.tap('Save the server’s file'));
  await settled();
  assert.deepEqual(sent, []);

  assert.ok(screen.tap('Use a passkey instead'));
  await settled();

  assert.deepEqual(sent, [{ credential, owner: OWNER }, undefined, 'uncramp-server.json']);
});

test('whoever has no password gives a passkey before a grave step, and it is done', async () => {
  const screen = openScreen();
  render(h(FreshCodes, { parts, username: 'ada', owner: OWNER }), screen.host);
  assert.ok(screen.tap('Make new codes'));
  await settled();

  assert.ok(screen.tap('Use a passkey instead'));
  await settled();

  assert.match(screen.words(), /ab12/);
});

test('a passkey of another account is told from one that opens none, and is not sent', async () => {
  const other = OWNER.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  held = { id: 'a key', response: { userHandle: handleOf(other) } };
  const screen = openScreen();
  const onProved = (): void => assert.fail('nobody has proved anything');
  render(h(Proof, { parts, username: 'ada', owner: OWNER, onProved }), screen.host);

  assert.ok(screen.tap('Use a passkey instead'));
  await settled();

  assert.match(
    screen.words(),
    /This passkey belongs to another account\. Choose one of this account\./,
  );
  assert.deepEqual(sent, []);
});

test('the passkey of the person whose phone this is goes to the server', async () => {
  held = { id: 'a key', response: { userHandle: handleOf(OWNER) } };
  const screen = openScreen();
  render(
    h(Again, { parts, username: 'ada', owner: OWNER, onOpened: () => undefined }),
    screen.host,
  );

  assert.ok(screen.tap('Use a passkey'));
  await settled();

  assert.deepEqual(sent, [{ credential: held, owner: OWNER }]);
});

const PASSKEY_ONLY = { passkeys: [], password: false, recovery_codes: 8, fresh: true };

test('an account without a password is nowhere asked for one', async () => {
  ways.value = PASSKEY_ONLY;
  const who = { parts, username: 'ada', owner: OWNER };
  const onProved = (): void => undefined;
  for (const form of [h(FreshCodes, who), h(Farewell, who), h(Proof, { ...who, onProved })]) {
    const screen = openScreen();
    render(form, screen.host);
    assert.ok(screen.words().length > 0);
    assert.doesNotMatch(screen.words(), /password|It is me/i);
  }
});

test('such an account is offered to set a password, without an old one', async () => {
  ways.value = PASSKEY_ONLY;
  const screen = openScreen();

  render(h(NewPassword, { parts, username: 'ada', owner: OWNER }), screen.host);

  assert.match(screen.words(), /Set a password/);
  assert.doesNotMatch(screen.words(), /Present password|Change/);
});

test('where a browser knows no passkeys, such an account is told why nothing can be proved', () => {
  ways.value = PASSKEY_ONLY;
  const without = { ...parts, passkeys: undefined };
  const screen = openScreen();

  render(
    h(Proof, { parts: without, username: 'ada', owner: OWNER, onProved: () => undefined }),
    screen.host,
  );

  assert.match(screen.words(), /no password, and this browser knows no passkeys/);
});
