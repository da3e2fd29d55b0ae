import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import { SaveFailed } from '../../../client/foundation/storage.ts';
import { openScreen } from '../support/screen.ts';

const { h, render } = await import('preact');
const { Lost } = await import('../../../client/account/view/lost.tsx');

const drawn = () => new Promise((resolve) => setTimeout(resolve));

/** Fills the form in and sends it; returns all that the screen says then. */
const sent = async (recover: () => Promise<unknown>) => {
  const screen = openScreen();
  const parts = { account: { recover } };
  const lost = { parts, onOpened: () => undefined, name: signal('ada') };
  render(h(Lost, lost as never), screen.host);
  for (const [at, typed] of ['ada', '0896-2z8a', 'purple walrus sings'].entries())
    screen.type(typed, at);
  await drawn();
  screen.tap('Open with the code');
  await drawn();
  await drawn();
  return screen;
};

test('a wrong recovery code is told as a code, not as the password that was lost', async () => {
  const problem = { code: 'wrong-credentials' };
  const screen = await sent(async () => ({
    kind: 'out',
    answer: { ok: false, reason: 'refused', status: 401, problem },
  }));

  assert.match(screen.words(), /User name and code do not match, or this code was used before/);
  assert.doesNotMatch(screen.words(), /name and password do not match/);
});

test('a phone that cannot keep an answer says so, and the form can be sent again', async () => {
  let asked = 0;
  const screen = await sent(async () => {
    asked += 1;
    throw new SaveFailed('storage-full');
  });
  assert.match(screen.words(), /could not keep what it needs.*Make room/);

  screen.tap('Open with the code');
  await drawn();

  assert.equal(asked, 2);
});
