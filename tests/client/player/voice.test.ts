import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { wakeLoudspeaker } from '../../../client/player/voice.ts';

const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
let asked = 0;
const mediaDevices = {
  enumerateDevices: async () => {
    asked += 1;
  },
};
const askedIn = async (browser: object): Promise<number> => {
  asked = 0;
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: browser });
  await wakeLoudspeaker();
  return asked;
};

afterEach(() => {
  if (own) Object.defineProperty(globalThis, 'navigator', own);
});

test('only a browser that would stand still is asked to start its audio beside the page', async () => {
  assert.equal(await askedIn({ userAgentData: {}, mediaDevices }), 1);
  assert.equal(await askedIn({ mediaDevices }), 0);
  assert.equal(await askedIn({ userAgentData: {} }), 0);
});
