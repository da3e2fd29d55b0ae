import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begun } from './support/night.ts';

test('while the disk takes everything, nothing else is said', async () => {
  const night = await begun();
  await night.pass(2000);

  assert.equal(night.running().note, null);
});
