import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import type { AccountParts } from '../../../client/account/view/parts.ts';
import { openScreen } from '../support/screen.ts';

const { Again } = await import('../../../client/account/view/again.tsx');
const { Leaving } = await import('../../../client/account/view/leaving.tsx');

/** A phone that the server has signed out, perhaps because it no longer has the account. */
let entries = new Map<string, number>();
let saved: string[] = [];
let went: unknown[] = [];
const parts = {
  account: {
    counts: async () => entries,
    file: async (which: string) => which,
    signOut: async () => ({ kind: 'out' }),
    signIn: async () => ({
      kind: 'refused',
      answer: { ok: false, reason: 'refused', problem: { code: 'wrong-credentials' } },
    }),
  },
  ways: signal(undefined),
  saveFile: (...file: string[]) => (saved = file),
  restart: (arrival: object) => went.push(arrival),
} as unknown as AccountParts;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  entries = new Map([
    ['cramp', 2],
    ['drink', 1],
  ]);
  saved = [];
  went = [];
});

test('what the server may have no more is not thrown away unasked', async () => {
  const screen = openScreen();
  render(h(Leaving, { parts, out: true }), screen.host);

  assert.ok(screen.tap('Sign out'));
  await settled();
  assert.deepEqual(went, []);
  assert.match(screen.words(), /The server may not have the 3 entries here any more\./);
  assert.doesNotMatch(screen.words(), /Sync now/);

  assert.ok(screen.tap('Save them to a file'));
  await settled();
  assert.deepEqual(saved, ['uncramp-records.json', 'all']);
  assert.ok(screen.tap('The file is saved: sign out'));
  await settled();
  assert.deepEqual(went, [{ went: 'signed-out' }]);
});

test('it is kept at a word', async () => {
  const screen = openScreen();
  render(h(Leaving, { parts, out: true }), screen.host);
  assert.ok(screen.tap('Sign out'));
  await settled();

  assert.ok(screen.tap('Keep them here'));
  await settled();

  assert.doesNotMatch(screen.words(), /may not have/);
  assert.deepEqual(went, []);
});

test('a phone with nothing to lose signs out at once', async () => {
  entries = new Map();
  const screen = openScreen();
  render(h(Leaving, { parts, out: true }), screen.host);

  assert.ok(screen.tap('Sign out'));
  await settled();

  assert.deepEqual(went, [{ went: 'signed-out' }]);
});

test('a password that opens nothing says what to do where the account is gone', async () => {
  const screen = openScreen();
  const one = { parts, username: 'ada', owner: 'one', onOpened: () => undefined };
  render(h(Again, one), screen.host);

  // The first field keeps the name for whatever fills in passwords.
  screen.type('purple walrus sings', 1);
  assert.ok(screen.tap('Sign in'));
  await settled();

  assert.match(screen.words(), /or the server no longer has this account/);
  assert.doesNotMatch(screen.words(), /User name and password/);
});
