import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';
import { ticking } from '../support/ticks.ts';

const UNTIL = new Date(Date.now() + 300_000).toISOString();
const offer = { pairing: 'p', code: 'AB12-CD34', squares: ['10', '01'], until: UNTIL };
const again = { pairing: 'p', until: UNTIL };
const here = { id: '1', browser: 'Firefox', system: 'Linux', current: true };
const other = { id: '2', browser: 'Safari', system: 'iPhone', seen_at: '2026-11-21T02:12:44Z' };
const yes = <T>(value: T) => ({ ok: true, value }) as const;

const { h, render } = await import('preact');
const { Phones } = await import('../../../client/account/view/phones.tsx');

let screen: ReturnType<typeof openScreen>;
let state: 'open' | 'asked' | 'let-in' | 'in' | 'gone' | 'unreachable';
let devices: object[];
let held: object[];

const server = {
  devices: async () => yes({ sessions: devices }),
  heldPairings: async () => yes({ pairings: held }),
  offerPairing: async () => yes(offer),
  answerPairing: async () => {
    state = 'let-in';
    return yes(undefined);
  },
  pairing: async () => {
    if (state === 'gone') return { ok: false, trouble: 'unknown' };
    if (state === 'unreachable') return { ok: false, trouble: 'unreachable' };
    return yes({ state, browser: 'Safari', system: 'iPhone', number: 42 });
  },
};
const tap = async (label: string): Promise<void> => {
  assert.ok(screen.tap(label), label);
  await drawn();
};
const visit = async (): Promise<void> => {
  render(h(Phones, { parts: { server } as never }), screen.host);
  await drawn();
};
const comeBack = async (): Promise<void> => {
  screen = openScreen();
  held = [again];
  await visit();
};
const tick = async (): Promise<void> => {
  assert.ok(ticking.look);
  ticking.look();
  await drawn();
};
const letIn = async (): Promise<void> => {
  await tap('Show a code');
  state = 'asked';
  await tick();
  await tap('Yes, let it in');
};

beforeEach(async () => {
  screen = openScreen();
  state = 'open';
  devices = [here];
  held = [];
  ticking.look = undefined;
  await visit();
});

test('a phone that was let in stands among the devices once it has come in', async () => {
  await letIn();
  await tick();
  assert.match(screen.words(), /It may come in now/);
  assert.doesNotMatch(screen.words(), /It is in\.|Safari on iPhone/);

  state = 'in';
  devices = [here, other];
  await tick();

  assert.match(screen.words(), /Safari on iPhone/);
  assert.match(screen.words(), /It is in\./);
  assert.equal(ticking.look, undefined);
});

test('without network it is looked for again', async () => {
  await letIn();
  state = 'unreachable';
  await tick();
  state = 'in';
  devices = [here, other];

  await tick();

  assert.match(screen.words(), /Safari on iPhone/);
});

test('of a phone that was let in and never seen to come in, it is not said that it is in', async () => {
  await letIn();
  state = 'gone';

  await tick();

  assert.match(
    screen.words(),
    /The code is over\. Under Your devices you see whether it came in\./,
  );
  assert.equal(ticking.look, undefined);
});

test('whoever comes back to the page while another phone asks is asked about it', async () => {
  state = 'asked';
  await comeBack();
  assert.match(screen.words(), /Is 42 on the other phone\?/);

  await tap('Yes, let it in');

  assert.match(screen.words(), /It may come in now/);
});

test('whoever comes back before anybody asks waits on, and may show another code', async () => {
  await comeBack();
  assert.match(screen.words(), /The code that you showed still works/);
  assert.ok(screen.words().includes('Show a code'));
  state = 'asked';

  await tick();

  assert.match(screen.words(), /Is 42 on the other phone\?/);
});

test('a phone that was turned away is not looked for', async () => {
  await tap('Show a code');
  state = 'asked';
  await tick();

  await tap('No, turn it away');

  assert.equal(ticking.look, undefined);
});
