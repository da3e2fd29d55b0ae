import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import type { AccountParts } from '../../../client/account/view/parts.ts';
import { openScreen } from '../support/screen.ts';

const { Leaving } = await import('../../../client/account/view/leaving.tsx');
const { Farewell } = await import('../../../client/account/view/safety.tsx');

/** A phone whose storage takes nothing, until it has room again. */
let isFull = true;
let went: unknown[] = [];
const whenThereIsRoom = async <T>(answer: T): Promise<T> => {
  if (isFull) throw new DOMException('full', 'QuotaExceededError');
  return answer;
};
const parts = {
  account: {
    signOut: () => whenThereIsRoom({ kind: 'out' }),
    deleteAccount: () => whenThereIsRoom('gone'),
  },
  ways: signal(undefined),
  restart: (arrival: object) => went.push(arrival),
} as unknown as AccountParts;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  isFull = true;
  went = [];
});

test('a full phone says that it cannot sign out, and can once there is room', async () => {
  const screen = openScreen();
  render(h(Leaving, { parts, out: false }), screen.host);

  assert.ok(screen.tap('Sign out'));
  await settled();
  assert.match(screen.words(), /Its storage may be full/);

  isFull = false;
  assert.ok(screen.tap('Sign out'));
  await settled();
  assert.deepEqual(went, [{ went: 'signed-out' }]);
});

test('a full phone says that it cannot delete the account', async () => {
  const screen = openScreen();
  render(h(Farewell, { parts, username: '', owner: 'one' }), screen.host);

  assert.ok(screen.tap('Delete the account for good'));
  await settled();

  assert.match(screen.words(), /Its storage may be full/);
  assert.deepEqual(went, []);
});

test('nothing is promised of a server that has signed this phone out', () => {
  const screen = openScreen();

  render(h(Leaving, { parts, out: true }), screen.host);

  assert.match(screen.words(), /takes this account’s records off this phone\./);
  assert.doesNotMatch(screen.words(), /The server keeps them/);
});
