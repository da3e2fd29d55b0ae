import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { finishWhenAble } from '../../../client/status/finishing.ts';

class FakePage extends EventTarget {
  visibilityState = 'visible';
  become(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}
interface Timer {
  readonly ms: number;
  readonly work: () => void;
}
let page: FakePage;
let browser: EventTarget;
let timers: Set<Timer>;
let isReachable: boolean;
let isClosing: boolean;
let tries: number;

const account = {
  finish: async () => {
    tries += 1;
    if (isReachable) isClosing = false;
  },
  isClosing: async () => isClosing,
};
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const open = async (): Promise<() => void> => {
  const after = (ms: number, work: () => void): (() => void) => {
    const timer = { ms, work };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  const finish = finishWhenAble({ account, timers: { after }, random: () => 1 });
  await settled();
  return finish;
};
const ring = async (): Promise<number> => {
  const [timer] = timers;
  assert.ok(timer);
  timers.delete(timer);
  timer.work();
  await settled();
  return timer.ms;
};

beforeEach(() => {
  page = new FakePage();
  browser = new EventTarget();
  timers = new Set();
  Object.assign(globalThis, {
    document: page,
    addEventListener: browser.addEventListener.bind(browser),
  });
  isReachable = false;
  isClosing = true;
  tries = 0;
});

test('a sign-out without network goes out when the network is back, while a page is open', async () => {
  await open();
  assert.equal(isClosing, true);
  isReachable = true;

  browser.dispatchEvent(new Event('online'));
  await settled();

  assert.equal(isClosing, false);
  assert.equal(timers.size, 0);
});

test('a page that is looked at again tries again, one that is put away does not', async () => {
  await open();

  page.become('hidden');
  await settled();
  assert.equal(tries, 1);
  page.become('visible');
  await settled();

  assert.equal(tries, 2);
});

test('a network that says online too early is tried again, further and further apart', async () => {
  await open();
  browser.dispatchEvent(new Event('online'));
  await settled();

  assert.deepEqual([await ring(), await ring(), await ring()], [2000, 4000, 8000]);
  isReachable = true;
  await ring();

  assert.equal(isClosing, false);
  assert.equal(timers.size, 0);
});

test('of several hopes at once one timer is left', async () => {
  const finish = await open();

  browser.dispatchEvent(new Event('online'));
  page.become('visible');
  finish();
  await settled();

  assert.equal(timers.size, 1);
});

test('whoever has nothing half done is not asked for again by itself', async () => {
  isClosing = false;

  await open();

  assert.equal(tries, 1);
  assert.equal(timers.size, 0);
});

test('what cannot be read is looked for again at the next hope', async () => {
  isReachable = true;
  const whole = account.isClosing;
  account.isClosing = () => Promise.reject(new Error('closed'));
  await open();
  account.isClosing = whole;

  browser.dispatchEvent(new Event('online'));
  await settled();

  assert.equal(tries, 2);
});
