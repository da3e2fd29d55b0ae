import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Answer } from '../../../client/account/server.ts';
import type { WaysIn } from '../../../client/contract/wire.ts';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';

const { signal } = await import('@preact/signals');
const { h, render } = await import('preact');
const { StillOpen } = await import('../../../client/account/view/passkeys.tsx');

const passkey = { id: '1', name: 'The lost phone', made_at: '2026-11-21T02:12:44Z', used_at: null };
const WAYS: WaysIn = { passkeys: [passkey], password: true, recovery_codes: 8, fresh: true };
const UNREACHABLE = { ok: false, trouble: 'unreachable' } as const;

let screen: ReturnType<typeof openScreen>;
let removal: Answer<unknown>;
let seen: number;

const show = async (waysIn: Answer<WaysIn>): Promise<void> => {
  const server = { waysIn: async () => waysIn, removePasskey: async () => removal };
  const parts = { server, passkeys: {}, ways: signal<WaysIn | undefined>(undefined) };
  const onSeen = () => {
    seen += 1;
  };
  render(h(StillOpen, { parts: parts as never, username: 'ada', owner: 'o', onSeen }), screen.host);
  await drawn();
};

const remove = async (): Promise<void> => {
  for (const label of ['Remove', 'Yes, remove it']) {
    assert.ok(screen.tap(label));
    await drawn();
  }
};

beforeEach(() => {
  screen = openScreen();
  seen = 0;
});

test('a lost passkey that could not be removed after a recovery code is told as one', async () => {
  removal = UNREACHABLE;
  await show({ ok: true, value: WAYS });
  await remove();

  assert.match(screen.words(), /cannot be reached/);
});

test('where the removal asks who is there, that can be answered on the spot', async () => {
  removal = { ok: false, trouble: 'password-again' };
  await show({ ok: true, value: WAYS });
  await remove();

  assert.match(screen.words(), /once more that it is you/);
});

test('passkeys that cannot be read now are told of, and there is a way on', async () => {
  await show(UNREACHABLE);
  assert.match(screen.words(), /find them under Account/);

  assert.ok(screen.tap('Go on'));

  assert.equal(seen, 1);
});
