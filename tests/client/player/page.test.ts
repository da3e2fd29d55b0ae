import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

/** As much of a page as lies around a session. */
class Page extends EventTarget {
  readonly attributes = new Set<string>();
  readonly classes = new Set(['day']);
  readonly documentElement = {
    hasAttribute: (name: string) => this.attributes.has(name),
    toggleAttribute: (name: string, on: boolean) =>
      on ? this.attributes.add(name) : this.attributes.delete(name),
    classList: { remove: (name: string) => this.classes.delete(name) },
  };
  readonly button = new EventTarget();
  readonly addresses: (string | undefined)[] = [];
  isLocked = false;
  title = 'Today';

  querySelector(): object {
    return { querySelector: () => this.button };
  }
}

let page = new Page();
const keys = new EventTarget();
Object.assign(globalThis, {
  addEventListener: keys.addEventListener.bind(keys),
  removeEventListener: keys.removeEventListener.bind(keys),
});
const { guardTaps } = await import('../../../client/player/guard.ts');
const { createTakeover } = await import('../../../client/player/takeover.ts');
const { buzz } = await import('../../../client/player/haptics.ts');

const phoneOf = (change: object): void =>
  void Object.defineProperty(globalThis, 'navigator', { configurable: true, value: change });

beforeEach(() => {
  page = new Page();
  const history = {
    state: null,
    pushState: (_state: unknown, _title: string, address?: string) => page.addresses.push(address),
  };
  const request = async (_name: string, _options: object, hold: () => Promise<void>) => {
    page.isLocked = true;
    await hold();
    page.isLocked = false;
  };
  Object.assign(globalThis, { document: page, history });
  phoneOf({ locks: { request } });
});

/** A click as a browser makes it: at a time and a place, by a finger or by something else. */
const click = (change: object = {}): Event => {
  const event = new Event('click', { cancelable: true });
  const made = { timeStamp: 1000, clientX: 200, clientY: 700, isTrusted: true, ...change };
  for (const [name, value] of Object.entries(made)) Object.defineProperty(event, name, { value });
  return event;
};
const FINGER = { detail: 1, pointerType: 'touch' };

test('the second half of a double tap reaches nothing, the next decision does', () => {
  const reached: number[] = [];
  let heard = 0;
  guardTaps(() => {
    heard += 1;
  });

  for (const timeStamp of [1000, 1200, 2000]) {
    const event = click({ ...FINGER, timeStamp });
    page.dispatchEvent(event);
    // What stands in the way of the browser must stand in the way of buttons, too.
    assert.equal(event.cancelBubble, event.defaultPrevented);
    if (!event.defaultPrevented) reached.push(timeStamp);
  }

  assert.deepEqual(reached, [1000, 2000]);
  assert.equal(heard, 2);
});

test('a hand that goes on tapping after the end takes nothing back', () => {
  const reached: number[] = [];
  guardTaps(() => undefined);
  const gone = { closest: (name: string) => (name === '.player__gone' ? {} : null) };

  for (const timeStamp of [1000, 1450, 1900, 2450, 2600]) {
    const event = click({ ...FINGER, timeStamp, target: timeStamp === 1000 ? gone : null });
    page.dispatchEvent(event);
    if (!event.defaultPrevented) reached.push(timeStamp);
  }

  assert.deepEqual(reached, [1000, 2600]);
});

test('a session is black whatever the theme, has its address, and holds the lock that others see', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let ticks = 0;
  const takeOver = createTakeover({ address: '/now', title: 'Cramp now' }, () => {
    ticks += 1;
  });

  assert.equal(takeOver(true), true);
  assert.equal(takeOver(true), false);

  assert.ok(page.attributes.has('data-session') && !page.classes.has('day'));
  assert.deepEqual(page.addresses, ['/now']);
  assert.equal(page.title, 'Cramp now');
  assert.ok(page.isLocked);
  t.mock.timers.tick(1000);
  assert.equal(ticks, 5);
  takeOver(false);
  await Promise.resolve();
  await Promise.resolve();
  assert.equal(page.isLocked, false);
  assert.equal(page.title, 'Today');
  t.mock.timers.tick(1000);
  assert.equal(ticks, 5);
});

test('a page that comes back without its lock asks for it again, and not once the session is over', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let asked = 0;
  const takenAway = async (): Promise<never> => {
    asked += 1;
    throw new DOMException('the page is going away', 'AbortError');
  };
  phoneOf({ locks: { request: takenAway } });
  const takeOver = createTakeover({}, () => undefined);

  takeOver(true);
  keys.dispatchEvent(new Event('pageshow'));
  assert.equal(asked, 2);

  takeOver(false);
  keys.dispatchEvent(new Event('pageshow'));
  assert.equal(asked, 2);
});

test('a phone that cannot buzz, as no iPhone can, is asked for nothing', () => {
  phoneOf({});

  for (const kind of ['action', 'change', 'half', 'off', 'end'] as const) buzz(kind);
});

test('a page that nobody has tapped yet does not ask to buzz: the browser would refuse', () => {
  const buzzed: unknown[] = [];
  const vibrate = (pattern: number[]) => buzzed.push(pattern) > 0;
  const buzzOn = (change: object): number => {
    phoneOf({ vibrate, ...change });
    buzz('half');
    return buzzed.length;
  };

  assert.equal(buzzOn({ userActivation: { hasBeenActive: false } }), 0);
  assert.equal(buzzOn({ userActivation: { hasBeenActive: true } }), 1);
  assert.equal(buzzOn({}), 2, 'a browser that cannot tell is asked');
});
