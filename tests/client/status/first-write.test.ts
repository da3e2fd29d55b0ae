import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { afterWriting } from '../../../client/status/first-write.ts';

const own = Object.getOwnPropertyDescriptor(globalThis, 'document');
let session = false;

beforeEach(() => {
  const documentElement = { hasAttribute: (name: string) => name === 'data-session' && session };
  Object.defineProperty(globalThis, 'document', { configurable: true, value: { documentElement } });
});
afterEach(() => {
  if (own) Object.defineProperty(globalThis, 'document', own);
  else Reflect.deleteProperty(globalThis, 'document');
});

/** Records that are written down when the test says so. */
const diary = () => {
  const listeners = new Set<() => void>();
  const watch = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const write = (): void => {
    for (const listener of [...listeners]) listener();
  };
  return { watch, write };
};

test('nothing is asked in the middle of a cramp; what is written after it asks', () => {
  const { watch, write } = diary();
  let asked = 0;
  afterWriting(watch, () => {
    asked += 1;
  });

  session = true;
  write();
  assert.equal(asked, 0);

  session = false;
  write();
  write();
  assert.equal(asked, 1);
});
