import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';

const { signal } = await import('@preact/signals');
const { h, render } = await import('preact');
const { DeviceList } = await import('../../../client/account/view/devices.tsx');
const { Passkeys } = await import('../../../client/account/view/passkeys.tsx');

const device = {
  ...{ id: '1', browser: 'Firefox', system: 'Android', current: true },
  ...{ created_at: '2026-11-21T02:12:44Z', seen_at: '2026-11-21T02:12:44Z' },
};
const passkey = { id: '1', name: 'The blue key', made_at: device.created_at, used_at: null };
const ways = { passkeys: [passkey], password: true, recovery_codes: 8, fresh: true };
let isThere = false;
let asked = 0;
const told = async (value: object): Promise<object> => {
  asked += 1;
  return isThere ? { ok: true, value } : { ok: false, trouble: 'unreachable' };
};
const server = {
  devices: () => told({ sessions: [device] }),
  waysIn: () => told(ways),
};
const parts = { server, passkeys: {}, ways: signal(undefined) } as never;
const cards = [
  { what: 'the devices', card: h(DeviceList, { parts, entered: 0 }), words: /Firefox on Android/ },
  {
    what: 'the passkeys',
    card: h(Passkeys, { parts, username: 'ada', owner: 'one' }),
    words: /The blue key/,
  },
];

for (const { what, card, words } of cards)
  test(`${what} are read again once the network is back, and not once nobody looks`, async () => {
    isThere = false;
    const screen = openScreen();
    render(card, screen.host);
    await drawn();
    assert.doesNotMatch(screen.words(), words);

    isThere = true;
    screen.comesOnline();
    await drawn();
    assert.match(screen.words(), words);

    render(null, screen.host);
    await drawn();
    asked = 0;
    screen.comesOnline();
    assert.equal(asked, 0);
  });
