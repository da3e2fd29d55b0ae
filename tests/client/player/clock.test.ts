import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readWatch, resumeWatch, startWatch } from '../../../client/player/logic/clock.ts';

const BEGUN = { wall: 1_795_000_000_000, monotonic: 5000 };
const HOUR = 3_600_000;

const anyPass = fc.record({
  monotonic: fc.integer({ min: 0, max: 120_000 }),
  // A clock that was set, and a phone that slept without its monotonic clock running.
  jump: fc.constantFrom(0, 0, 5000, 90_000, 20 * 60_000, -HOUR, HOUR),
  reload: fc.boolean(),
});

test('elapsed time never runs backwards, whatever the clocks do', () => {
  fc.assert(
    fc.property(fc.array(anyPass), (passes) => {
      let now = BEGUN;
      let watch = startWatch(now);
      for (const { monotonic, jump, reload } of passes) {
        const before = watch.elapsed;
        now = { wall: now.wall + monotonic + jump, monotonic: now.monotonic + monotonic };
        if (reload) {
          now = { ...now, monotonic: 0 };
          watch = resumeWatch(watch.startedAt, watch.elapsed, now);
        }
        watch = readWatch(watch, now);
        assert.ok(watch.elapsed >= before);
        assert.ok(watch.elapsed >= now.wall - watch.startedAt);
        if (!reload) assert.ok(watch.elapsed >= before + monotonic);
      }
    }),
  );
});

test('a phone that slept for ninety seconds has lost none of them', () => {
  const watch = startWatch(BEGUN);

  const after = readWatch(watch, { wall: BEGUN.wall + 90_000, monotonic: BEGUN.monotonic + 40 });

  assert.equal(after.elapsed, 90_000);
});

test('a clock set back by an hour does not stop the time', () => {
  const watch = startWatch(BEGUN);

  const after = readWatch(watch, {
    wall: BEGUN.wall - HOUR + 30_000,
    monotonic: BEGUN.monotonic + 30_000,
  });

  assert.equal(after.elapsed, 30_000);
});

test('after a reload the time is never less than what was stored', () => {
  const back = resumeWatch(BEGUN.wall, 42_000, { wall: BEGUN.wall - HOUR, monotonic: 3 });

  assert.equal(back.elapsed, 42_000);
});
