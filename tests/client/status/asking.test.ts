import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Account } from '../../../client/account/start.ts';
import { watchAsking } from '../../../client/status/asking.ts';

class FakePage extends EventTarget {
  visibilityState = 'visible';
  become(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}
let page: FakePage;
let asking: 'aloud' | 'folded' | 'not';
let looks = 0;
let answered: () => void;
const account = {
  stillHere: async () => {
    looks += 1;
    return { records: 1, gates: false, asking };
  },
  onAnswer: (listener: () => void) => {
    answered = listener;
    return () => undefined;
  },
} as unknown as Account;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  page = new FakePage();
  Object.assign(globalThis, { document: page });
  asking = 'aloud';
  looks = 0;
});

test('a question that another tab has answered is not counted any more', async () => {
  const counted = watchAsking(Promise.resolve(account));
  await settled();
  assert.equal(counted.value, true);

  asking = 'folded';
  answered();
  await settled();

  assert.equal(counted.value, false);
});

test('a page that is looked at again looks again, one that is put away does not', async () => {
  const counted = watchAsking(Promise.resolve(account));
  await settled();
  asking = 'not';

  page.become('hidden');
  await settled();
  assert.equal(looks, 1);
  page.become('visible');
  await settled();

  assert.equal(counted.value, false);
});

test('nobody without an account is asked anything', async () => {
  const counted = watchAsking(Promise.resolve(undefined));

  page.become('visible');
  await settled();

  assert.equal(counted.value, false);
});

test('what cannot be read is looked for again at the next look', async () => {
  let isBroken = true;
  const frail = {
    ...account,
    stillHere: () => (isBroken ? Promise.reject(new Error('closed')) : account.stillHere()),
  };
  const counted = watchAsking(Promise.resolve(frail));
  await settled();
  assert.equal(counted.value, false);

  isBroken = false;
  page.become('visible');
  await settled();

  assert.equal(counted.value, true);
});
