import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breathing } from '../../../client/search/breath.ts';

const withClock = () => {
  const clock = { now: 0, waited: 0 };
  const breathe = breathing(
    () => clock.now,
    async () => {
      clock.waited += 1;
      // What the others do takes time, which is not ours.
      clock.now += 100;
    },
  );
  return { clock, breathe };
};

test('work goes on while it is short', () => {
  const { clock, breathe } = withClock();
  clock.now = 3;

  assert.equal(breathe(), undefined);
});

test('after some milliseconds the others have their turn, and the next piece counts from there', async () => {
  const { clock, breathe } = withClock();
  clock.now = 4;
  await breathe();
  clock.now += 3;

  assert.equal(breathe(), undefined);
  assert.equal(clock.waited, 1);
});

test('before a large piece the others always have their turn', async () => {
  const { clock, breathe } = withClock();
  await breathe('large');

  assert.equal(clock.waited, 1);
});
