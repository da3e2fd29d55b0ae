import '../support/tsx.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { drawn } from '../support/frames.ts';
import { openScreen } from '../support/screen.ts';
import { ticking } from '../support/ticks.ts';

const asked = { pairing: 'p', secret: 's', username: 'ada', number: 42, until: '' };
const CODE = 'ab12-cd34';

const { h, render } = await import('preact');
const { Join } = await import('../../../client/account/view/join.tsx');

let screen: ReturnType<typeof openScreen>;
let state: 'asked' | 'let-in' | 'wrong-code' | 'unreachable';
let questions: number;
let kept: typeof asked | undefined;
let entered: unknown[];
let ends: object;

const parts = () => ({
  scanned: undefined as string | undefined,
  server: {
    askPairing: async () => {
      questions += 1;
      return { ok: true, value: asked };
    },
    lookPairing: async () =>
      state === 'asked' || state === 'let-in'
        ? { ok: true, value: { state } }
        : { ok: false, trouble: state },
    whosePairing: async () => ({ ok: true, value: { username: 'ada' } }),
  },
  account: {
    asked: async () => kept,
    keepAsked: async (now: typeof asked | undefined) => {
      kept = now;
    },
    enterPaired: async (claim: unknown) => {
      entered.push(claim);
      return ends;
    },
  },
});

const visit = async (change: object = {}): Promise<void> => {
  screen = openScreen();
  render(
    h(Join, { parts: { ...parts(), ...change }, onOpened: () => undefined } as never),
    screen.host,
  );
  await drawn();
};
const isWaiting = (): boolean => /Both phones show this number:42/.test(screen.words());

beforeEach(() => {
  state = 'asked';
  questions = 0;
  kept = asked;
  entered = [];
  ends = { kind: 'in' };
});

test('whoever comes back to the page finds the question that waits, and asks nothing anew', async () => {
  await visit();

  assert.ok(isWaiting());
  assert.equal(questions, 0);
});

test('the word that was said meanwhile lets the phone in', async () => {
  state = 'let-in';
  await visit();
  assert.ok(ticking.look);
  ticking.look();
  await drawn();

  assert.deepEqual(entered, [{ pairing: 'p', secret: 's' }]);
  assert.equal(kept, undefined);
});

for (const [what, end] of [
  ['no network', { kind: 'out', answer: { ok: false, reason: 'unreachable', status: 0 } }],
  ['an account that is being closed', { kind: 'closing' }],
] as const) {
  test(`a yes that could not be used for ${what} is used at a later look`, async () => {
    state = 'let-in';
    ends = end;
    await visit();
    ticking.look?.();
    await drawn();
    assert.equal(kept, asked);
    assert.ok(isWaiting());

    ends = { kind: 'in' };
    ticking.look?.();
    await drawn();

    assert.equal(entered.length, 2);
    assert.equal(kept, undefined);
  });
}

test('a question that is over is forgotten in silence', async () => {
  state = 'wrong-code';
  await visit();

  assert.ok(!isWaiting());
  assert.doesNotMatch(screen.words(), /not right|wrong/);
  assert.equal(kept, undefined);
});

test('what became of a question is said where it can be seen', async () => {
  await visit();
  state = 'wrong-code';
  assert.ok(ticking.look);
  ticking.look();
  await drawn();

  assert.match(screen.words(), /This code is not known, or no longer/);
  assert.ok(screen.isUnfolded());
});

test('without network the question still stands', async () => {
  state = 'unreachable';
  await visit();

  assert.ok(isWaiting());
});

test('a code that was just scanned is a question of its own', async () => {
  await visit({ scanned: CODE.replace('-', '') });

  assert.ok(!isWaiting());
});

test('whoever would rather ask with another code can', async () => {
  await visit();

  assert.ok(screen.tap('Ask with another code'));
  await drawn();

  assert.ok(!isWaiting());
  assert.match(screen.words(), /Ask to come in/);
  assert.ok(screen.isUnfolded());
  assert.equal(kept, undefined);
});
