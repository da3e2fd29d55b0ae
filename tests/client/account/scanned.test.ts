import '../support/tsx.ts';
import '../support/frames.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openScreen } from '../support/screen.ts';

const { h, render } = await import('preact');
const { Scanned } = await import('../../../client/account/view/scanned.tsx');

/** What is said to Ada, who opens a link with a code of which the server says this. */
const said = async (whose: object, out = false): Promise<string> => {
  const screen = openScreen();
  const parts = { scanned: 'ab12cd34', server: { whosePairing: async () => whose } };
  render(h(Scanned, { parts: parts as never, username: 'ada', out }), screen.host);
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return screen.words();
};
const of = (username: string) => ({ ok: true, value: { username } });

test('a link into another account names both, and says how to get there', async () => {
  assert.equal(
    await said(of('eve')),
    'This code leads into the account eve, but on this phone ada is open. To come in with it, sign out here first, then open it once more.',
  );
});

test('a link into the account that is open says that this phone is in already', async () => {
  assert.equal(
    await said(of('ada')),
    'This code leads into ada, and this phone is in already. It is for a phone that is not.',
  );
  assert.match(await said(of('ada'), true), /Sign in again below/);
});

test('a code that cannot be looked up says so, and whose account is open', async () => {
  const gone = await said({ ok: false, trouble: 'wrong-code' });
  const alone = await said({ ok: false, trouble: 'unreachable' });

  assert.match(gone, /On this phone ada is open\. This code is not known, or no longer\./);
  assert.match(alone, /On this phone ada is open\. The server cannot be reached\./);
});
