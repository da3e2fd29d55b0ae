import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Action } from '../../../client/player/logic/actions.ts';
import { contactSoFar } from '../../../client/player/logic/contact.ts';
import {
  frameOf,
  GRACE,
  isStillOpen,
  isUnseen,
  lastedBy,
  planEnds,
  TOO_LONG,
} from '../../../client/player/logic/engine.ts';
import { planOf } from '../../../client/player/logic/plan.ts';
import {
  jumpTo,
  newSession,
  passGate,
  pause,
  placeOf,
  resume,
  runningAt,
  type Session,
  switchTo,
} from '../../../client/player/logic/session.ts';
import { change } from '../../../client/player/logic/taking.ts';
import { calf, heat } from './support/routines.ts';

const begun = (purpose: Session['purpose'] = 'cramp', routine = 'calf-bed-acute'): Session =>
  newSession({ id: 's', record: 'r', purpose, startedAt: 0, muscle: 'calf', routine });

const plan = planOf(calf());
const look = (session: Session, elapsed: number, unseen = false) =>
  frameOf({ session, plan, elapsed, unseen });

const anyTap = fc.record({
  after: fc.integer({ min: 0, max: 40_000 }),
  action: fc.constantFrom<Action>(
    { do: 'pause' },
    { do: 'resume' },
    { do: 'next' },
    { do: 'previous' },
    { do: 'side' },
    { do: 'again' },
    { do: 'stop' },
    { do: 'mistake' },
    { do: 'still' },
  ),
});

const played = (taps: { after: number; action: Action }[]): { session: Session; elapsed: number } =>
  taps.reduce(
    ({ session, elapsed }, { after, action }) => {
      const now = elapsed + after;
      const frame = look(session, now);
      return {
        session: change(session, action, { plan, frame, muscleOf: () => undefined }),
        elapsed: now,
      };
    },
    { session: begun(), elapsed: 0 },
  );

test('the step on the screen follows from the facts and the time, so a reload changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyTap), fc.integer({ min: 0, max: 900_000 }), (taps, later) => {
      const { session, elapsed } = played(taps);
      const reloaded = JSON.parse(JSON.stringify(session)) as Session;
      assert.deepEqual(look(reloaded, elapsed + later), look(session, elapsed + later));
    }),
  );
});

test('time passes one for one while nothing is paused, and not at all while it is', () => {
  fc.assert(
    fc.property(fc.array(anyTap), fc.integer({ min: 0, max: 60_000 }), (taps, later) => {
      const { session, elapsed } = played(taps);
      const before = placeOf(session, plan, elapsed);
      const after = placeOf(session, plan, elapsed + later);
      assert.equal(after - before, look(session, elapsed).paused ? 0 : later);
      assert.ok(before >= 0);
    }),
  );
});

test('a pause of any length costs the plan nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 0, max: 1e7 }),
      (at, rest) => {
        const session = resume(pause(begun(), at), at + rest);
        assert.equal(placeOf(session, plan, at + rest + 1000), at + 1000);
      },
    ),
  );
});

test('after a lock of ninety seconds the true step is shown at once', () => {
  const frame = look(begun(), 94_000);

  assert.equal(frame.moment?.step.id, '3');
  assert.equal(frame.moment?.repetition, 2);
  assert.equal(frame.left, 1000);
});

test('when the plan is over it asks whether the cramp goes on', () => {
  assert.equal(look(begun(), plan.total - 1).phase, 'running');
  assert.equal(look(begun(), plan.total).phase, 'asking');
});

test('a routine that is over is finished, however long nobody taps', () => {
  assert.equal(look(begun('routine'), plan.total).phase, 'finished');
  assert.equal(look(begun('routine'), TOO_LONG * 3).phase, 'finished');
});

test('ten minutes of cramp change the screen by themselves, whatever was tapped before', () => {
  fc.assert(
    fc.property(fc.array(anyTap), (taps) => {
      const { session } = played(taps);
      assert.equal(look(session, TOO_LONG).phase, 'too-long');
      assert.notEqual(look(session, TOO_LONG - 1).phase, 'too-long');
    }),
  );
});

test('who comes back hours later is asked first', () => {
  assert.equal(isUnseen(60_000, 4 * 3_600_000), true);
  assert.equal(isUnseen(590_000, 650_000), false);
  assert.equal(isUnseen(9 * 60_000, 9.5 * 60_000), false);
  assert.equal(look(begun(), 4 * 3_600_000, true).phase, 'asking');
});

test('a safety check waits for its tap, and nothing behind it begins before', () => {
  const warm = planOf(heat());
  const session = begun('routine', 'recovery-heat');
  const frame = frameOf({ session, plan: warm, elapsed: 3_600_000, unseen: false });

  assert.equal(frame.waiting, true);
  assert.equal(frame.moment?.step.id, '1');
  const passed = passGate(session, warm, 3_600_000);
  const next = frameOf({ session: passed, plan: warm, elapsed: 3_601_000, unseen: false });
  assert.equal(next.moment?.step.id, '2');
  assert.equal(next.waiting, false);
});

test('paused time counts as contact, and at the limit it has to come off', () => {
  const warm = planOf(heat());
  const on = passGate(begun('routine', 'recovery-heat'), warm, 10_000);
  const paused = pause(on, 110_000);

  assert.equal(contactSoFar(paused, warm, 310_000), 300_000);
  assert.equal(
    frameOf({ session: paused, plan: warm, elapsed: 909_000, unseen: false }).phase,
    'running',
  );
  assert.equal(
    frameOf({ session: paused, plan: warm, elapsed: 910_000, unseen: false }).phase,
    'take-off',
  );
});

test('going back does not win new contact time', () => {
  const warm = planOf(heat());
  const on = passGate(begun('routine', 'recovery-heat'), warm, 0);
  const again = jumpTo(on, 30_000, 290_000);

  assert.equal(contactSoFar(again, warm, 390_000), 390_000);
});

test('what is remembered is the step that was running at the end', () => {
  const warm = planOf(heat());
  const plans = new Map([
    ['calf-bed-acute', plan],
    ['recovery-heat', warm],
  ]);
  const session = switchTo(begun(), { id: 'recovery-heat', muscle: 'calf' }, 100_000);

  assert.deepEqual(runningAt(session, plans, 20_000), { routine: 'calf-bed-acute', step: '2' });
  assert.deepEqual(runningAt(session, plans, 110_000), { routine: 'recovery-heat', step: '1' });
  assert.deepEqual(runningAt(session, new Map(), 110_000), { routine: 'recovery-heat' });
});

test('a session that nobody closed opens by itself until ten minutes after its plan', () => {
  const session = begun();
  const spans = { total: plan.total, stored: 30_000 };

  assert.equal(planEnds(session, plan.total, 0), plan.total);
  assert.equal(isStillOpen(session, { ...spans, elapsed: plan.total + GRACE }), true);
  assert.equal(isStillOpen(session, { ...spans, elapsed: plan.total + GRACE + 1 }), false);
});

test('a pause moves the end of the plan, and so does one that is not over yet', () => {
  const paused = pause(begun(), 10_000);

  assert.equal(planEnds(resume(paused, 25_000), plan.total, 60_000), plan.total + 15_000);
  assert.equal(planEnds(paused, plan.total, 70_000), plan.total + 60_000);
});

test('a routine has lasted until its last step, a cramp until it is gone', () => {
  const late = plan.total + 1_800_000;

  assert.equal(lastedBy(begun('routine'), plan.total, late), plan.total);
  assert.equal(lastedBy(begun('routine'), plan.total, 20_000), 20_000);
  assert.equal(lastedBy(begun(), plan.total, late), late);
});

test('another muscle begins its own routine while the cramp goes on', () => {
  const session = change(
    begun(),
    { do: 'muscle', muscle: 'foot' },
    {
      plan,
      frame: look(begun(), 50_000),
      muscleOf: () => undefined,
    },
  );

  assert.equal(session.muscle, 'foot');
  assert.deepEqual(session.segments.at(-1), {
    routine: 'foot-toe-acute',
    side: null,
    at: 0,
    from: 50_000,
  });
  assert.equal(session.startedAt, 0);
});

test('the other leg keeps the place in the plan', () => {
  const frame = look(begun(), 50_000);
  const session = change(begun(), { do: 'side' }, { plan, frame, muscleOf: () => undefined });

  assert.equal(placeOf(session, plan, 51_000), 51_000);
  assert.equal(session.side, 'right');
});

test('a warm pack after a calf cramp is still about the calf', () => {
  const frame = look(begun(), 140_000);
  const standing = { plan, frame, muscleOf: () => 'other' as const };

  assert.equal(change(begun(), { do: 'offer', id: 'recovery-heat' }, standing).muscle, 'calf');
});

test('skipping goes to the next step and back to the start of this one', () => {
  const session = begun('routine');
  const skip = (from: Session, action: Action, elapsed: number): number =>
    placeOf(
      change(from, action, { plan, frame: look(from, elapsed), muscleOf: () => undefined }),
      plan,
      elapsed,
    );

  assert.equal(skip(session, { do: 'next' }, 2000), 10_000);
  assert.equal(skip(session, { do: 'next' }, 12_000), 45_000);
  assert.equal(skip(session, { do: 'previous' }, 30_000), 10_000);
  assert.equal(skip(session, { do: 'previous' }, 11_000), 0);
});

test('a safety check cannot be skipped', () => {
  const warm = planOf(heat());
  const session = begun('routine', 'recovery-heat');
  const frame = frameOf({ session, plan: warm, elapsed: 3000, unseen: false });

  const after = change(session, { do: 'next' }, { plan: warm, frame, muscleOf: () => undefined });

  assert.equal(after, session);
});

test('another posture begins its own routine while the cramp goes on', () => {
  const frame = look(begun(), 50_000);
  const standing = { plan, frame, muscleOf: () => undefined };
  const right = change(begun(), { do: 'side' }, standing);

  const after = change(right, { do: 'posture' }, standing);

  assert.equal(after.segments.at(-1)?.routine, 'calf-stand-acute');
  // For the same leg.
  assert.equal(after.segments.at(-1)?.side, 'right');
  assert.deepEqual([after.muscle, after.startedAt], ['calf', 0]);
});
