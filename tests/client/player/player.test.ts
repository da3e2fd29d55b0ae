import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Action } from '../../../client/player/logic/actions.ts';
import { Night } from './support/night.ts';
import { heat, line } from './support/routines.ts';

const HOUR = 3_600_000;

const begun = async (): Promise<Night> => {
  const night = new Night();
  night.player.begin('cramp');
  await night.settle();
  return night;
};

test('one tap remembers the cramp, takes the wake lock and shows the first step', async () => {
  const night = await begun();

  assert.deepEqual(night.written, [{ what: 'begin', record: night.session().record }]);
  assert.equal(night.lampIsOn, true);
  assert.equal(night.running().frame.moment?.step.action, 'Stay put.');
  assert.equal(night.said[0], 'Stay put.');
  assert.deepEqual(night.felt, ['action']);
});

test('a helper hears what to do in the third person, and the clock goes on', async () => {
  const night = new Night();
  const [calf] = [...night.routines.values()];
  assert.ok(calf);
  const blocks = calf.blocks.map((block) => ({
    ...block,
    steps: block.steps.map((step) => ({ ...step, partner: line(`Help: ${step.action}`) })),
  }));
  night.routines.set(calf.id, { ...calf, blocks, partner: [line('Support their heel.')] });
  night.player.begin('cramp');
  await night.pass(2000);
  night.said.length = 0;

  night.player.act({ do: 'panel', panel: 'partner' });
  await night.pass(14_000);

  assert.equal(night.said[0], 'partner');
  assert.equal(night.said[1], 'Support their heel.');
  assert.ok(night.said.includes('Help: Draw the foot back.'));
  assert.ok(!night.said.slice(2).includes('Keep the knee straight.'));
  assert.equal(night.running().frame.elapsed, 16_000);
});

test('going back to a step lets it be felt again', async () => {
  const night = await begun();
  await night.pass(11_000);
  night.player.act({ do: 'previous' });
  night.player.act({ do: 'previous' });
  await night.pass(400);

  assert.equal(night.felt.filter((kind) => kind === 'action').length, 3);
});

test('a second tap on the button begins nothing', async () => {
  const night = await begun();

  night.player.begin('cramp');
  await night.settle();

  assert.equal(night.written.length, 1);
});

test('gone stops the clock and remembers which step was running, never that it helped', async () => {
  const night = await begun();
  await night.pass(20_000);

  night.player.act({ do: 'gone' });
  await night.settle();

  const end = night.written.at(-1);
  assert.equal(end?.what, 'end');
  assert.deepEqual(end?.ending?.during, { routine: 'calf-bed-acute', step: '2' });
  assert.equal(end?.ending?.elapsed, 20_000);
  assert.equal(night.disk, undefined);
});

test('nothing is called saved before the end itself is on the disk', async () => {
  const night = new Night();
  night.player.begin('cramp');
  night.player.act({ do: 'gone' });

  const called: boolean[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    await Promise.resolve();
    const shown = night.look();
    if (shown.at === 'ended' && shown.saved === 'saved')
      called.push(night.written.some(({ what }) => what === 'end'));
  }

  assert.ok(called.length > 0);
  assert.ok(called.every(Boolean));
});

test('after the end: sit up slowly for twenty seconds, then saved, then black without wake lock', async () => {
  const night = await begun();
  night.player.act({ do: 'gone' });
  await night.settle();
  const stage = (): unknown => {
    const shown = night.look();
    return shown.at === 'ended' && [shown.stage, shown.saved];
  };

  assert.deepEqual(stage(), ['sit-up', 'saved']);
  await night.pass(20_000);
  assert.deepEqual(stage(), ['saved', 'saved']);
  assert.equal(night.lampIsOn, true);
  night.player.act({ do: 'sleep' });
  assert.deepEqual(stage(), ['dark', 'saved']);
  assert.equal(night.lampIsOn, false);
});

test('undo within ten seconds goes on as if nothing had been tapped', async () => {
  const night = await begun();
  await night.pass(20_000);
  night.player.act({ do: 'gone' });
  await night.pass(9000);

  night.player.act({ do: 'undo' });
  await night.settle();

  assert.equal(night.running().frame.elapsed, 29_000);
  assert.equal(night.written.at(-1)?.what, 'reopen');
  assert.ok(night.disk);
  assert.equal(night.lampIsOn, true);
});

test('after ten seconds there is nothing to undo', async () => {
  const night = await begun();
  night.player.act({ do: 'gone' });
  await night.pass(10_000);

  night.player.act({ do: 'undo' });

  assert.equal(night.look().at, 'ended');
});

test('undo after another muscle brings the stretch back where it would be', async () => {
  const night = await begun();
  await night.pass(20_000);
  night.player.act({ do: 'muscle', muscle: 'foot' });
  await night.pass(3000);

  night.player.act({ do: 'undo' });

  assert.equal(night.running().frame.place, 23_000);
  assert.equal(night.session().muscle, 'calf');
});

test('stop ends the stretch and opens the signs while the time goes on', async () => {
  const night = await begun();
  await night.pass(20_000);

  night.player.act({ do: 'stop' });
  await night.pass(5000);

  assert.equal(night.running().panel, 'emergency');
  assert.equal(night.running().frame.elapsed, 25_000);
  assert.equal(night.running().frame.place, 20_000);
});

test('stop is answered aloud: get help', async () => {
  const night = await begun();
  await night.pass(20_000);
  night.said.length = 0;

  night.player.act({ do: 'stop' });
  await night.pass(5000);

  assert.deepEqual(night.said, ['get_help']);
});

test('a phone that was locked says where the person is', async () => {
  const night = await begun();
  await night.pass(12_000);

  night.sleep(90_000);

  assert.equal(night.running().frame.elapsed, 102_000);
  const { note } = night.running();
  assert.ok(note?.kind === 'resumed');
  assert.equal(note.seconds, 7);
});

test('a crash costs at most the last second', async () => {
  const night = await begun();
  await night.pass(33_400);
  night.wall -= HOUR;

  await night.crash();

  const { elapsed } = night.running().frame;
  assert.ok(elapsed <= 33_400 && elapsed >= 32_400, String(elapsed));
  assert.equal(night.written.length, 1);
});

test('ten minutes of cramp speak up by themselves', async () => {
  const night = await begun();
  night.sleep(9 * 60_000 + 59_000);
  assert.notEqual(night.running().frame.phase, 'too-long');

  await night.pass(1000);

  assert.equal(night.running().frame.phase, 'too-long');
  assert.ok(night.said.includes('ten_minutes'));
  // The stretch may go on; nothing tells to stop it.
  assert.ok(!night.said.includes('get_help'));
});

test('who fell asleep is asked, and can say when it was gone', async () => {
  const night = await begun();
  await night.pass(10_000);
  night.sleep(3 * HOUR);
  assert.equal(night.running().frame.phase, 'asking');

  night.player.act({ do: 'gone-at', elapsed: 60_000 });
  await night.settle();

  assert.equal(night.written.at(-1)?.ending?.elapsed, 60_000);
});

test('who does not know when it was gone leaves the end open', async () => {
  const night = await begun();

  night.player.act({ do: 'gone-at', elapsed: null });
  await night.settle();

  assert.deepEqual(
    [night.written.at(-1)?.ending?.elapsed, night.written.at(-1)?.ending?.during],
    [null, null],
  );
});

test('a full disk is told and stops nothing', async () => {
  const night = new Night();
  night.diskFails = true;
  night.player.begin('cramp');
  await night.settle();
  assert.equal(night.running().note?.kind, 'not-saved');

  await night.pass(15_000);
  night.player.act({ do: 'gone' });
  await night.settle();

  const shown = night.look();
  assert.equal(shown.at === 'ended' && shown.saved, 'failed');
});

test('a session that another tab has ended disappears here within a second', async () => {
  const night = await begun();
  await night.pass(1000);
  night.disk = undefined;

  await night.pass(2000);

  assert.equal(night.look().at, 'idle');
  assert.equal(night.disk, undefined);
});

test('a stretch that is not for this person gives way to the one named instead', async () => {
  const night = new Night();
  const closed = {
    gate: 'sciatica' as const,
    effect: 'block' as const,
    why: 'It pulls on the nerve.',
    instead: 'Stand instead.',
    instead_routine: 'calf-stand-acute',
  };
  const [calf] = [...night.routines.values()];
  assert.ok(calf);
  night.routines.set(calf.id, { ...calf, gates: [closed] });
  night.player.meet({ answers: { sciatica: 'yes' }, muscle: 'calf' });

  night.player.begin('cramp');
  await night.settle();
  await night.settle();

  assert.equal(night.running().plan.routine.id, 'calf-stand-acute');
  assert.equal(night.running().closed, null);
});

test('where nothing stands in, the reason is shown instead of the stretch, in silence', async () => {
  const night = new Night();
  const closed = {
    gate: 'clot_risk' as const,
    effect: 'block' as const,
    why: 'A clot can break loose.',
    instead: 'Ask a doctor now.',
    instead_routine: null,
  };
  for (const [id, each] of night.routines) night.routines.set(id, { ...each, gates: [closed] });
  night.player.meet({ answers: { clot_risk: 'unsure' }, muscle: 'calf' });

  night.player.begin('cramp');
  await night.pass(5000);

  assert.equal(night.running().closed?.why, 'A clot can break loose.');
  assert.deepEqual(night.said, []);
});

test('a routine remembers how many of its steps were done', async () => {
  const night = new Night();
  night.player.begin('routine', { ...heat(), contact: null });
  await night.pass(3000);
  night.player.act({ do: 'pass' });
  await night.pass(1000);

  night.player.act({ do: 'finish' });
  await night.settle();

  const ending = night.written.at(-1)?.ending;
  assert.deepEqual([ending?.done, ending?.of], [1, 5]);
});

test('sound that the phone takes away begins anew with what holds then', async () => {
  const night = await begun();
  await night.pass(2000);
  night.audioRuns = false;
  await night.pass(20_000);
  assert.equal(night.running().sound, 'paused');
  night.said.length = 0;

  night.audioRuns = true;
  await night.pass(200);

  assert.equal(night.said[0], 'Draw the foot back.');
});

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
    { numRuns: 150 },
  );
});
