import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Action } from '../../../client/player/logic/actions.ts';
import { begun, HOUR } from './support/night.ts';

/** The long run tells more of them: PLAYER_NIGHTS=1000 node --test … */
const NIGHTS = Number(process.env['PLAYER_NIGHTS'] ?? 150);

type Event =
  | { kind: 'tap'; action: Action }
  | { kind: 'pass' | 'sleep' | 'set'; millis: number }
  | { kind: 'crash' };

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('tap' as const),
    action: fc.constantFrom<Action>(
      { do: 'gone' },
      { do: 'undo' },
      { do: 'muscle', muscle: 'foot' },
      { do: 'side' },
      { do: 'posture' },
      { do: 'offer', id: 'recovery-heat' },
      { do: 'again' },
      { do: 'still' },
      { do: 'pass' },
      { do: 'pause' },
      { do: 'resume' },
      { do: 'next' },
      { do: 'previous' },
      { do: 'stop' },
      { do: 'mistake' },
      { do: 'mute' },
      { do: 'panel', panel: 'partner' },
    ),
  }),
  fc.record({ kind: fc.constant('pass' as const), millis: fc.integer({ min: 0, max: 4000 }) }),
  fc.record({
    kind: fc.constant('sleep' as const),
    millis: fc.constantFrom(5000, 90_000, 20 * 60_000),
  }),
  // A clock set by hand; daylight saving leaves the instant alone and is covered by it.
  fc.record({ kind: fc.constant('set' as const), millis: fc.constantFrom(-HOUR, HOUR, 5000) }),
  fc.record({ kind: fc.constant('crash' as const) }),
);

test('whatever happens in a night, time never runs back and one cramp stays one record', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { maxLength: 25 }), async (events) => {
      const night = await begun();
      const { record } = night.session();
      let elapsed = 0;
      for (const event of events) {
        const wasOn = night.look().at === 'on';
        if (event.kind === 'tap') night.player.act(event.action);
        else if (event.kind === 'pass') await night.pass(event.millis);
        else if (event.kind === 'sleep') night.sleep(event.millis, { monotonic: event.millis / 2 });
        else if (event.kind === 'set') night.wall += event.millis;
        else await night.crash();
        await night.settle();

        const shown = night.look();
        const known = event.kind === 'crash' ? Math.max(0, elapsed - 1000) : elapsed;
        if (shown.at === 'on') {
          assert.ok(shown.frame.elapsed >= known, 'time ran back');
          assert.equal(shown.session.record, record);
          assert.equal(night.disk?.session.record, record, 'a running cramp is not on the disk');
          elapsed = shown.frame.elapsed;
        }
        if (event.kind === 'crash') assert.equal(shown.at === 'on', wasOn, 'a cramp was lost');
      }
      assert.equal(night.written.filter(({ what }) => what === 'begin').length, 1);
      assert.ok(night.written.every((entry) => entry.record === record));
      const last = night.written.at(-1)?.what;
      assert.equal(last === 'end', night.look().at !== 'on');
    }),
    { numRuns: NIGHTS },
  );
});
