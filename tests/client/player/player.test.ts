import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planOf } from '../../../client/player/logic/plan.ts';
import { begun, HOUR, Night } from './support/night.ts';
import { calf, line } from './support/routines.ts';

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

test('where the person is goes with the step it speaks of', async () => {
  const night = await begun();
  await night.pass(12_000);
  night.sleep(90_000);
  night.sleep(night.running().frame.left - 2000);
  assert.equal(night.running().note?.kind, 'resumed');

  await night.pass(3000);

  assert.equal(night.running().note, null);
});

test('where the person is follows the routine that arrives late, not the one that stood in', async () => {
  const night = new Night();
  const arrives = night.holdBack('calf-bed-acute');
  night.player.begin('cramp');
  await night.settle();
  night.sleep(90_000);
  assert.equal(night.running().plan.routine.title, 'Straighten the knee. Pull the toes up.');

  arrives();
  await night.settle();

  const { note, frame } = night.running();
  assert.ok(note?.kind === 'resumed');
  assert.equal(note.moment, frame.moment);
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
  // A few times more, and then whoever has fallen asleep is left in peace.
  for (let again = 0; again < 8; again += 1) {
    night.sleep(119_800, { monotonic: 119_800 });
    await night.pass(200);
  }
  assert.equal(night.said.filter((text) => text === 'ten_minutes').length, 4);
  // The stretch may go on; nothing tells to stop it.
  assert.ok(!night.said.includes('get_help'));
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

test('after a change of muscle, what can follow the new routine is fetched, too', async () => {
  const night = await begun();
  assert.ok(night.fetched.includes('calf-stand-acute'));
  night.routines.set('quad-acute', {
    ...calf(),
    id: 'quad-acute',
    alternatives: ['quad-stand-acute'],
  });

  night.player.act({ do: 'muscle', muscle: 'quadriceps' });

  assert.ok(night.fetched.includes('quad-stand-acute'));
});

test('what can follow a routine that comes late is fetched when it is here', async () => {
  const night = new Night();
  const bring = night.holdBack('calf-bed-acute');
  night.player.begin('cramp');
  await night.settle();
  assert.ok(!night.fetched.includes('calf-stand-acute'));

  bring();
  await night.settle();

  assert.ok(night.fetched.includes('calf-stand-acute'));
});

test('the next cramp is met where the last one was', async () => {
  const night = new Night();
  night.player.meet({ answers: {}, muscle: 'foot' });

  night.player.begin('cramp');
  await night.settle();

  assert.equal(night.session().muscle, 'foot');
  assert.equal(night.session().segments[0].routine, 'foot-toe-acute');
});

test('a tap on the picture says the last sentence once more, and the time goes on', async () => {
  const night = await begun();
  await night.pass(12_000);
  night.said.length = 0;

  night.player.act({ do: 'repeat' });
  await night.pass(1000);

  assert.deepEqual(night.said, ['Draw the foot back.']);
  assert.equal(night.running().frame.elapsed, 13_000);
});

test('without any sound the screen and the buzzing tell each step', async () => {
  const night = new Night();
  night.audioRuns = false;
  night.player.begin('cramp');
  const shown = new Set<string | undefined>();

  for (let second = 0; second < 60; second += 1) {
    await night.pass(1000);
    shown.add(night.running().frame.moment?.step.action);
  }

  assert.deepEqual(night.said, []);
  assert.deepEqual([...shown], ['Stay put.', 'Draw the foot back.', 'Let go slowly.']);
  assert.equal(night.felt.filter((kind) => kind === 'action').length, 4);
});

test('one tap mutes, another speaks again, and neither touches the plan', async () => {
  const night = await begun();
  await night.pass(3000);

  night.player.act({ do: 'mute' });
  assert.equal(night.running().sound, 'muted');
  night.player.act({ do: 'mute' });

  assert.equal(night.running().sound, 'running');
  assert.equal(night.running().frame.place, 3000);
});

test('a routine that nobody closes has lasted until its last step', async () => {
  const night = new Night();
  night.player.begin('routine', { ...calf(), contact: null });
  await night.pass(planOf(calf()).total + 600_000);

  night.player.act({ do: 'finish' });
  await night.settle();

  assert.equal(night.written.at(-1)?.ending?.elapsed, planOf(calf()).total);
});
