import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Routine } from '../../../client/player/logic/routine.ts';
import { begun, HOUR, Night } from './support/night.ts';
import { calf, heat } from './support/routines.ts';

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
  assert.equal(night.lampIsOn, true);
  await night.pass(20_000);
  assert.deepEqual(stage(), ['saved', 'saved']);
  // Who falls asleep before the last tap lies in the dark all the same.
  assert.equal(night.lampIsOn, false);
  assert.equal(night.soundIsClosed, false);
  night.player.act({ do: 'sleep' });
  assert.deepEqual(stage(), ['dark', 'saved']);
  assert.equal(night.lampIsOn, false);
  assert.equal(night.soundIsClosed, true);
});

test('who sits already goes on at once, and has lost nothing by it', async () => {
  const night = await begun();
  await night.pass(20_000);
  night.player.act({ do: 'gone' });
  await night.pass(2000);

  night.player.act({ do: 'up' });
  await night.settle();

  const shown = night.look();
  assert.deepEqual(shown.at === 'ended' && [shown.stage, shown.saved, shown.canUndo], [
    'saved',
    'saved',
    true,
  ]);
  night.player.act({ do: 'undo' });
  await night.settle();
  assert.equal(night.running().frame.elapsed, 22_000);
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

test('an end that the disk refused is not called saved, is not forgotten, and can be tried again', async () => {
  const night = await begun();
  await night.pass(5000);
  night.diskFails = true;
  night.player.act({ do: 'gone' });
  await night.settle();
  const saved = (): unknown => {
    const shown = night.look();
    return shown.at === 'ended' && shown.saved;
  };

  assert.equal(saved(), 'failed');
  assert.ok(night.disk, 'what was running is forgotten without an end');
  night.diskFails = false;
  night.player.act({ do: 'save' });
  assert.equal(saved(), 'saving');
  await night.settle();

  assert.equal(saved(), 'saved');
  assert.equal(night.written.at(-1)?.ending?.elapsed, 5000);
  assert.equal(night.disk, undefined);
});

test('a start that the disk refused does not make a saved end look unsaved', async () => {
  const night = new Night();
  night.diskFails = true;
  night.player.begin('cramp');
  night.player.act({ do: 'gone' });
  night.failsNext = 2;
  night.diskFails = false;
  await night.settle();

  const shown = night.look();
  assert.equal(night.written.at(-1)?.what, 'end');
  assert.equal(shown.at === 'ended' && shown.saved, 'saved');
});

test('an end that is taken back while it is being written leaves the cramp running', async () => {
  const night = await begun();
  await night.pass(3000);

  night.player.act({ do: 'gone' });
  night.player.act({ do: 'undo' });
  await night.settle();

  assert.equal(night.running().session.record, night.disk?.session.record);
  assert.deepEqual(
    night.written.map(({ what }) => what),
    ['begin', 'end', 'reopen'],
  );
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

test('a session that another tab has ended disappears here within a second', async () => {
  const night = await begun();
  await night.pass(1000);
  night.disk = undefined;

  await night.pass(2000);

  assert.equal(night.look().at, 'idle');
  assert.equal(night.disk, undefined);
  assert.equal(night.lampIsOn, false);
});

/** A stretch that an open question about a clot closes. */
const closedCalf = (): Routine => ({
  ...calf(),
  gates: [
    {
      gate: 'clot_risk',
      effect: 'block',
      why: 'A clot can break loose.',
      instead: 'Ask a doctor now.',
      instead_routine: null,
    },
  ],
});
const withClot = (night = new Night()): Night => {
  for (const id of night.routines.keys()) night.routines.set(id, { ...closedCalf(), id });
  night.player.meet({ answers: { clot_risk: 'yes' }, muscle: 'calf' });
  return night;
};

test('a routine that is closed is no routine done: nothing is remembered, and nobody is told that it is finished', async () => {
  const night = withClot();
  night.player.begin('routine', closedCalf());
  await night.pass(180_000);
  assert.ok(night.running().closed);

  night.player.act({ do: 'finish' });
  await night.settle();

  assert.equal(night.look().at, 'idle');
  assert.deepEqual(
    night.written.map(({ what }) => what),
    ['drop'],
  );
  assert.deepEqual([night.disk, night.lampIsOn], [undefined, false]);
  assert.deepEqual(night.said, []);
  assert.deepEqual(night.told, []);
});

test('a routine that turned out to be closed after its start takes its record back', async () => {
  const night = new Night();
  night.player.begin('routine', calf());
  await night.pass(60_000);
  withClot(night);

  night.player.act({ do: 'finish' });
  await night.settle();

  assert.deepEqual(
    night.written.map(({ what }) => what),
    ['begin', 'drop'],
  );
  assert.equal(night.disk, undefined);
});

test('a cramp is remembered though its stretch is closed, and no step is said to have run', async () => {
  const night = withClot();
  night.player.begin('cramp');
  await night.pass(60_000);

  night.player.act({ do: 'gone' });
  await night.settle();

  const end = night.written.at(-1);
  assert.deepEqual([end?.what, end?.ending?.elapsed, end?.ending?.during], ['end', 60_000, null]);
});
