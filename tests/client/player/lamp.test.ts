import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createLamp, type Lamp } from '../../../client/player/wake-lock.ts';

/** A phone's screen: it gives locks, and takes them back when nobody looks. */
class Glass extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible';
  asked = 0;
  refuses = false;
  locks: { released: boolean }[] = [];

  get isKeptOn(): boolean {
    return this.locks.some(({ released }) => !released);
  }

  request(): Promise<object> {
    this.asked += 1;
    if (this.refuses) return Promise.reject(new DOMException('battery saver', 'NotAllowedError'));
    const lock = {
      released: false,
      release: () => {
        lock.released = true;
        return Promise.resolve();
      },
    };
    this.locks.push(lock);
    return Promise.resolve(lock);
  }

  turn(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    if (state === 'hidden') for (const lock of this.locks) lock.released = true;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');

const withGlass = (): { glass: Glass; lamp: Lamp } => {
  const glass = new Glass();
  const wakeLock = { request: () => glass.request() };
  Object.assign(globalThis, { document: glass });
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { wakeLock } });
  return { glass, lamp: createLamp() };
};

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'document');
  if (own) Object.defineProperty(globalThis, 'navigator', own);
});

test('the screen is kept on again whenever somebody comes back to it', async () => {
  const { glass, lamp } = withGlass();
  lamp.on();
  await settle();

  for (let visit = 0; visit < 3; visit += 1) {
    glass.turn('hidden');
    assert.equal(glass.isKeptOn, false);
    glass.turn('visible');
    await settle();
    assert.equal(glass.isKeptOn, true);
  }

  assert.equal(glass.asked, 4);
});

test('a lock that is held is not asked for again', async () => {
  const { glass, lamp } = withGlass();
  lamp.on();
  await settle();

  lamp.on();
  glass.turn('visible');
  await settle();

  assert.equal(glass.asked, 1);
});

test('after the end the screen may go dark, and stays so', async () => {
  const { glass, lamp } = withGlass();
  lamp.on();
  await settle();

  lamp.off();
  glass.turn('hidden');
  glass.turn('visible');
  await settle();

  assert.equal(glass.isKeptOn, false);
  assert.equal(glass.asked, 1);
});

test('an end that comes before the answer leaves no lock behind', async () => {
  const { glass, lamp } = withGlass();

  lamp.on();
  lamp.off();
  await settle();

  assert.equal(glass.isKeptOn, false);
});

test('a refusal is borne, and asked about again at the next look', async () => {
  const { glass, lamp } = withGlass();
  glass.refuses = true;
  lamp.on();
  await settle();
  glass.refuses = false;
  // The player says so at each of its looks, five times a second.
  lamp.on();
  lamp.on();
  await settle();
  assert.equal(glass.asked, 1);

  glass.turn('visible');
  await settle();

  assert.equal(glass.isKeptOn, true);
});
