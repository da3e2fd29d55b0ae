import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { askOnce } from '../../../client/status/first-log.ts';

const kept = new Map<string, string>();
const given = new Map<string, PropertyDescriptor | undefined>();
let asked = 0;
let answer = true;

const replace = (name: string, value: unknown): void => {
  given.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};

beforeEach(() => {
  kept.clear();
  asked = 0;
  replace('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
  const persist = async (): Promise<boolean> => {
    asked += 1;
    return answer;
  };
  replace('navigator', { storage: { persist } });
});
afterEach(() => {
  for (const [name, old] of given) {
    if (old) Object.defineProperty(globalThis, name, old);
    else Reflect.deleteProperty(globalThis, name);
  }
});

test('the browser is asked to keep the records once, and its answer is told', async () => {
  answer = true;

  assert.match(String(await askOnce()), /has promised to keep/);
  assert.equal(await askOnce(), undefined);
  assert.equal(asked, 1);
});

test('a browser that promises nothing is quoted truly', async () => {
  answer = false;

  assert.match(String(await askOnce()), /may remove your records/);
});

test('where nothing can be remembered nothing is asked', async () => {
  const refuse = (): never => {
    throw new DOMException('no storage here', 'SecurityError');
  };
  replace('localStorage', { getItem: refuse, setItem: refuse });

  assert.equal(await askOnce(), undefined);
  assert.equal(asked, 0);
});
