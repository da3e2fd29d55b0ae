import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begun } from './support/night.ts';

test('while the disk takes everything, nothing else is said', async () => {
  const night = await begun();
  await night.pass(2000);

  assert.equal(night.running().note, null);
});

test('what is to be done stands there from the first moment', async () => {
  const night = await begun();

  assert.ok((night.running().caption ?? '').length > 0);
});
